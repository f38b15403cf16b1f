package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LISTING;
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
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;

/** The fields of an episode of a cycle, and of a line of the ledger of cycles. */
public final class CycleTable {
    private static final FieldType<Cycle> CYCLE =
            FieldType.code(Cycle::code, Cycle::parse).in("ASSET>VENUE|BASE/QUOTE>…");
    private static final String CYCLE_MEANS =
            "the asset that is sent round, and over which books, in order";

    private static final Table<CycleEpisode.Leg> LEG =
            Table.of(
                    CycleEpisode.Leg.class,
                    field("listing", LISTING, CycleEpisode.Leg::listing).means("at which book"),
                    field("side", MarketTables.SIDE, CycleEpisode.Leg::side)
                            .means("whether its base is bought or sold"),
                    field("price", PRICE, CycleEpisode.Leg::price).means("best price, then"),
                    field("quantity", DECIMAL.in("base"), CycleEpisode.Leg::quantity)
                            .means("size of the order, in whole lots"),
                    field("vwap", DECIMAL.in("quote per base"), CycleEpisode.Leg::vwap)
                            .means("mean price of the order, before the fee"),
                    field("feeRate", DECIMAL.in("fraction"), CycleEpisode.Leg::feeRate)
                            .means("taker fee of the venue; 0.004 is 0.40 %"),
                    field("ageUs", MICROS, CycleEpisode.Leg::ageUs).means("age of the book"));

    public static final Table<CycleEpisode> EPISODE =
            Table.of(
                    CycleEpisode.class,
                    field("id", TEXT.in("cycle@µs"), CycleEpisode::id)
                            .means("the cycle and the moment it opened")
                            .key(),
                    field("cycle", CYCLE, CycleEpisode::cycle).means(CYCLE_MEANS).once().tag(),
                    field("path", TEXT, (CycleEpisode episode) -> episode.cycle().path())
                            .means("the assets that it comes past")
                            .once()
                            .tag(),
                    field(
                                    "withinOneVenue",
                                    BOOLEAN,
                                    (CycleEpisode episode) -> episode.cycle().isWithinOneVenue())
                            .means("whether all its books are of one venue")
                            .once(),
                    field("openedUs", MOMENT, CycleEpisode::openedUs)
                            .means(EpisodeTable.OPENED_MEANS)
                            .once()
                            .dated(),
                    // First of what changes: documents keep the version with the highest.
                    field("revision", INT, CycleEpisode::revision)
                            .means("grows with each version; a lower one never replaces a higher")
                            .unexported(),
                    field("open", BOOLEAN, CycleEpisode::isOpen)
                            .means("whether it still stands")
                            .point(),
                    field("closeReason", EpisodeTable.CLOSE_REASON, CycleEpisode::closeReason)
                            .means("why it ended; null while it is open")
                            .nullable()
                            .point(),
                    field("detectedUs", MOMENT, CycleEpisode::detectedUs)
                            .means("when it had stood for the dwell time")
                            .dated(),
                    field("lastUs", MOMENT, CycleEpisode::lastUs)
                            .means("newest moment that this version knows of; the end, when closed")
                            .dated(),
                    field(
                                    "lifetimeMs",
                                    MILLIS,
                                    (CycleEpisode episode) -> episode.lifetimeUs() / 1e3)
                            .means("from `openedUs` to `lastUs`")
                            .point(),
                    field("net", group(EpisodeTable.NET), CycleEpisode::net),
                    field(
                            "peak",
                            group(moment("at the most profitable moment: ", "cost", "profit")),
                            CycleEpisode::peak),
                    field(
                            "last",
                            group(moment("at the newest moment: ", "lastCost", "lastProfit")),
                            CycleEpisode::last),
                    field("samples", LONG, CycleEpisode::samples).means("evaluations in it"),
                    field("maxLegAgeUs", MICROS, CycleEpisode::maxLegAgeUs)
                            .means("oldest leg that was relied on"),
                    field("maxSkewUs", MICROS, CycleEpisode::maxSkewUs)
                            .means("largest difference of the moments that the legs show"),
                    field("onset", EpisodeTable.ONSET, CycleEpisode::onset)
                            .means("whether it was seen to begin"),
                    field("feeVersion", TEXT, CycleEpisode::feeVersion)
                            .means("digest of the fee table"),
                    field("ruleVersion", INT, CycleEpisode::ruleVersion)
                            .means("rule that opened it; 0 is the configuration"),
                    field("emittedUs", MOMENT, CycleEpisode::emittedUs)
                            .means("our clock when this version was made")
                            .dated()
                            .unexported());

    public static final Table<CycleCandidate> CANDIDATE =
            Table.of(
                    CycleCandidate.class,
                    field("id", TEXT.in("cycle@µs"), CycleCandidate::id)
                            .means("the cycle and the moment it began")
                            .key(),
                    field("cycle", CYCLE, CycleCandidate::cycle).means(CYCLE_MEANS).once(),
                    field("startUs", MOMENT, CycleCandidate::startUs)
                            .means("its first evaluation, in event time")
                            .once()
                            .dated(),
                    // First of what changes: documents keep the version with the highest.
                    field("revision", INT, CycleCandidate::revision)
                            .means("1 when it began, 2 when it was over")
                            .unexported(),
                    field("outcome", choice(Outcome.class), CycleCandidate::outcome)
                            .means("what has become of it; OPEN while it stands"),
                    field("reason", choice(RefusalReason.class), CycleCandidate::reason)
                            .means("what came closest to an episode; null if it was one, or stands")
                            .nullable(),
                    field("endUs", MOMENT, CycleCandidate::endUs)
                            .means("newest evaluation that this version knows of; the end, if over")
                            .dated(),
                    field("episodes", INT, CycleCandidate::episodes)
                            .means("how many episodes it has been"),
                    field("samples", LONG, CycleCandidate::samples).means("evaluations in it"),
                    field("bestNetBps", BPS, CycleCandidate::bestNetBps)
                            .means("highest edge of the best prices after all fees"));

    private CycleTable() {}

    private static Table<CycleEpisode.Moment> moment(
            String then, String costInPoint, String profitInPoint) {
        return Table.of(
                CycleEpisode.Moment.class,
                field("atUs", MOMENT, CycleEpisode.Moment::atUs)
                        .means("newest moment for which all legs were proven then"),
                field("cost", DECIMAL.in("first asset"), CycleEpisode.Moment::cost)
                        .means(then + "what the first order pays, its fee included")
                        .point(costInPoint),
                field("profit", DECIMAL.in("first asset"), CycleEpisode.Moment::profit)
                        .means(then + "what the last order receives beyond that, after all fees")
                        .point(profitInPoint),
                field("netBps", BPS, CycleEpisode.Moment::netBps)
                        .means("that profit over that cost"),
                field("exhausted", BOOLEAN, CycleEpisode.Moment::exhausted)
                        .means("whether a book ran out, so that more may be there"),
                field("capped", BOOLEAN, CycleEpisode.Moment::capped)
                        .means(
                                "whether `MAX_NOTIONAL`, or a rule's `maxNotional`, ended it, so"
                                        + " that more was there"),
                field("leg1", group(LEG), CycleEpisode.Moment::leg1),
                field("leg2", group(LEG), CycleEpisode.Moment::leg2),
                field("leg3", group(LEG), CycleEpisode.Moment::leg3),
                field("leg4", group(LEG), CycleEpisode.Moment::leg4).nullable());
    }
}
