package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;

/** The fields of an episode. */
public final class EpisodeTable {
    static final FieldType<CloseReason> CLOSE_REASON =
            choice(CloseReason.class, CloseReason.UNKNOWN);

    static final FieldType<String> ID = TEXT.in("route@µs");
    static final String ID_MEANS = "the route and the moment it opened";
    static final String OPENED_MEANS = "since when the edge has stood";

    /** A long in documents, so that revisions of all versions compare as one type. */
    private static final FieldType<Integer> REVISION =
            FieldType.as(LONG, Integer::longValue, EpisodeTable::revision);

    private static final Table<Episode.NetEdge> NET =
            Table.of(
                    Episode.NetEdge.class,
                    field("openBps", BPS, Episode.NetEdge::openBps)
                            .means("edge after fees at its opening"),
                    field("meanBps", BPS, Episode.NetEdge::meanBps)
                            .means("mean edge over time")
                            .point("netBpsMean"),
                    field("peakBps", BPS, Episode.NetEdge::peakBps)
                            .means("highest edge after fees")
                            .point("netBpsPeak"),
                    field("lastBps", BPS, Episode.NetEdge::lastBps).means("newest edge"));

    private static final Table<Episode.Peak> PEAK =
            Table.of(
                    Episode.Peak.class,
                    field("quantity", DECIMAL.in("base"), Episode.Peak::quantity)
                            .means("at the most profitable moment: size of the whole fill")
                            .point(),
                    field("cost", DECIMAL.in("quote"), Episode.Peak::cost)
                            .means("what buying that costs, fee included"),
                    field("profit", DECIMAL.in("quote"), Episode.Peak::profit)
                            .means("at the most profitable moment: what is left after both fees")
                            .point(),
                    field("buyPrice", PRICE, Episode.Peak::buyPrice)
                            .means("best price to buy at, then"),
                    field("sellPrice", PRICE, Episode.Peak::sellPrice)
                            .means("best price to sell at, then"),
                    field("exhausted", BOOLEAN, Episode.Peak::exhausted)
                            .means(
                                    "whether the fill took all that was seen of a book, so that"
                                            + " more may be there"));

    public static final Table<Episode> EPISODE =
            Table.of(
                    Episode.class,
                    field("id", ID, Episode::id).means(ID_MEANS).key(),
                    inline("route", MarketTables.ROUTE_PARTS, Episode::route).once(),
                    field("openedUs", MOMENT, Episode::openedUs).means(OPENED_MEANS).once().dated(),
                    // First of what changes: documents keep the version with the highest.
                    field("revision", REVISION, Episode::revision)
                            .means("grows with each version; a lower one never replaces a higher")
                            .unexported(),
                    field("open", BOOLEAN, Episode::isOpen)
                            .means("whether it still stands")
                            .point(),
                    field("closeReason", CLOSE_REASON, Episode::closeReason)
                            .means("why it ended; null while it is open")
                            .nullable()
                            .point(),
                    field("detectedUs", MOMENT, Episode::detectedUs)
                            .means("when it had stood for the dwell time")
                            .dated(),
                    field("lastUs", MOMENT, Episode::lastUs)
                            .means("newest moment that this version knows of; the end, when closed")
                            .dated(),
                    field("lifetimeMs", MILLIS, (Episode episode) -> episode.lifetimeUs() / 1e3)
                            .means("from `openedUs` to `lastUs`")
                            .point(),
                    field("net", group(NET), Episode::net),
                    field("peak", group(PEAK), Episode::peak),
                    field("maxQuantity", DECIMAL.in("base"), Episode::maxQuantity)
                            .means("largest size of the whole fill at any moment")
                            .nullable()
                            .since(1, null),
                    field("samples", LONG, Episode::samples).means("evaluations in it"),
                    field("maxLegAgeUs", MICROS, Episode::maxLegAgeUs)
                            .means("oldest leg that was relied on"),
                    field("maxSkewUs", MICROS, Episode::maxSkewUs)
                            .means("largest difference of the moments that the legs show"),
                    field("feeVersion", TEXT, Episode::feeVersion).means("digest of the fee table"),
                    field("ruleVersion", INT, Episode::ruleVersion)
                            .means("rule that opened it; 0 is the configuration"),
                    field("emittedUs", MOMENT, Episode::emittedUs)
                            .means("our clock when this version was made")
                            .dated()
                            .unexported());

    private EpisodeTable() {}

    private static int revision(long stored) {
        if (stored != (int) stored) {
            throw new IllegalArgumentException("revision must be of 32 bits, not " + stored);
        }
        return (int) stored;
    }
}
