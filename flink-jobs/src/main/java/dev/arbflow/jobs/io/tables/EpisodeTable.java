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
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;

/** The fields of an episode. */
public final class EpisodeTable {
    static final FieldType<CloseReason> CLOSE_REASON =
            choice(CloseReason.class, CloseReason.UNKNOWN);

    static final FieldType<Episode.Onset> ONSET =
            choice(Episode.Onset.class, Episode.Onset.UNKNOWN);

    static final FieldType<String> ID = TEXT.in("route@µs");
    static final String ID_MEANS = "the route and the moment it opened";
    static final String OPENED_MEANS = "since when the edge has stood";

    /** A long in documents, so that revisions of all versions compare as one type. */
    private static final FieldType<Integer> REVISION =
            FieldType.as(LONG, Integer::longValue, EpisodeTable::revision);

    static final Table<Episode.NetEdge> NET =
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

    private static final Table<Episode.Moment> PEAK =
            EpisodeMomentTable.of("at the most profitable moment: ", "quantity", "profit");

    private static final Table<Episode.Moment> LAST =
            EpisodeMomentTable.of("at the newest moment: ", "lastQuantity", "lastProfit");

    private static final Table<Episode.Fees> FEES =
            Table.of(
                    Episode.Fees.class,
                    field("buyRate", DECIMAL.in("fraction"), Episode.Fees::buyRate)
                            .means("taker fee of the venue that sells to us; 0.004 is 0.40 %"),
                    field("buySource", TEXT, Episode.Fees::buySource)
                            .means("where that fee was read"),
                    field("sellRate", DECIMAL.in("fraction"), Episode.Fees::sellRate)
                            .means("taker fee of the venue that buys from us"),
                    field("sellSource", TEXT, Episode.Fees::sellSource)
                            .means("where that fee was read"),
                    field("breakEvenBps", BPS, Episode.Fees::breakEvenBps)
                            .means("difference of the prices at which the fees leave nothing"),
                    field("exchangeRate", DECIMAL.in("fraction"), Episode.Fees::exchangeRate)
                            .means(
                                    "taker fee where the currency of a leg is exchanged; null if none is")
                            .nullable()
                            .since(4, null),
                    field("exchangeSource", TEXT, Episode.Fees::exchangeSource)
                            .means("where that fee was read")
                            .nullable()
                            .since(4, null));

    private static final Table<Episode.Piece> PIECE =
            Table.of(
                    Episode.Piece.class,
                    field("sinceUs", MOMENT, Episode.Piece::sinceUs)
                            .means("when the first piece of the dislocation opened"),
                    field("number", INT, Episode.Piece::number)
                            .means("which piece of the dislocation it is, from 1"),
                    field("interruptedUs", MICROS, Episode.Piece::interruptedUs)
                            .means("time between the pieces before it, all in all"),
                    field("onset", ONSET, Episode.Piece::onset)
                            .means(
                                    "whether it was seen to begin; UNSEEN if it stood when both"
                                            + " books could first be relied on, so that its"
                                            + " lifetime is a lower bound"));

    private static final Table<EdgeNorm> NORM =
            Table.of(
                    EdgeNorm.class,
                    field("medianBps", BPS, EdgeNorm::medianBps)
                            .means("net edge that the route usually has: median of four hours"),
                    field("deviationBps", BPS, EdgeNorm::deviationBps)
                            .means("how far it usually lies from that: scaled median deviation"),
                    field("samples", INT, EdgeNorm::samples).means("how many that was learned of"));

    public static final Table<Episode> EPISODE =
            Table.of(
                    Episode.class,
                    field("id", ID, Episode::id).means(ID_MEANS).key(),
                    inline("route", MarketTables.routeParts(4), Episode::route).once(),
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
                    field("last", group(LAST), Episode::last).nullable().since(2, null),
                    field("fees", group(FEES), Episode::fees).nullable().since(2, null),
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
                            .unexported(),
                    field("dislocation", ID, Episode::dislocation)
                            .means("the dislocation that it is a piece of: `id` of the first"),
                    field("piece", group(PIECE), Episode::piece).nullable().since(3, null),
                    field("standing", BOOLEAN, Episode::isStanding)
                            .means(
                                    "whether it opened with no other edge than the route always has"),
                    field("norm", group(NORM), EpisodeTable::norm).nullable().since(3, null));

    private EpisodeTable() {}

    private static EdgeNorm norm(Episode episode) {
        return episode.norm().isKnown() ? episode.norm() : null;
    }

    private static int revision(long stored) {
        if (stored != (int) stored) {
            throw new IllegalArgumentException("revision must be of 32 bits, not " + stored);
        }
        return (int) stored;
    }
}
