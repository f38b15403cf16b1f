package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.Evenness;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.function.Function;

/** What feeds delivered in a period, and how evenly. */
public final class CoverageTables {
    private static final FieldType<Double> ZERO_TO_ONE = DOUBLE.in("0 to 1");
    private static final FieldType<Double> SHARE_OR_COUNT = DOUBLE.in("share or count");

    public static final Table<CoverageCount> COUNT =
            Table.of(
                    CoverageCount.class,
                    MarketTables.id("tape@µs", CoverageCount::id).means("the tape and the period"),
                    startUs(CoverageCount::startUs),
                    endUs(CoverageCount::endUs),
                    tape(CoverageCount::tape),
                    field("liveUs", MICROS, CoverageCount::liveUs)
                            .means("how long its feed was proven alive and its book usable"),
                    field("liveShare", DOUBLE.in("share"), CoverageCount::liveShare)
                            .means("share of the period for which it was live")
                            .point(),
                    field("gaps", INT.in("gaps"), CoverageCount::gaps)
                            .means("how often it stopped being so")
                            .point(),
                    field("books", LONG.in("books"), CoverageCount::books)
                            .means("books, each once")
                            .point(),
                    field("trades", LONG.in("trades"), CoverageCount::trades)
                            .means("trades, each once")
                            .point(),
                    field("tradeGaps", INT.in("gaps"), CoverageCount::tradeGaps)
                            .means("how often trades are or may be missing")
                            .point());

    public static final Table<CoverageAlarm> ALARM =
            Table.of(
                    CoverageAlarm.class,
                    MarketTables.id("tape@µs#kind", CoverageAlarm::id)
                            .means("the tape, the first period and the kind"),
                    startUs(CoverageAlarm::startUs),
                    endUs(CoverageAlarm::endUs),
                    tape(CoverageAlarm::tape),
                    field("kind", choice(CoverageAlarm.Kind.class), CoverageAlarm::kind)
                            .means("LIVE_TIME, TRADES or BOOKS")
                            .tag(),
                    field("observed", SHARE_OR_COUNT, CoverageAlarm::observed)
                            .means("how much there was")
                            .point(),
                    field("expected", SHARE_OR_COUNT, CoverageAlarm::expected)
                            .means("how much there should have been")
                            .point(),
                    field("p", DOUBLE.in("probability"), CoverageAlarm::p)
                            .means("of so little by chance; null for time")
                            .point());

    public static final Table<CoverageBalance> BALANCE =
            Table.of(
                    CoverageBalance.class,
                    MarketTables.id("group@µs", CoverageBalance::id)
                            .means("the group and the period"),
                    startUs(CoverageBalance::startUs),
                    endUs(CoverageBalance::endUs),
                    field("group", TEXT, CoverageBalance::group)
                            .means(
                                    "the venues of one market, by their own feeds or by one aggregator")
                            .tag("peers"),
                    field("venues", INT.in("venues"), CoverageBalance::venues)
                            .means("how many")
                            .point(),
                    field(
                            "live",
                            group(evenness("live time", "liveEntropy", null, "liveLeastToMost")),
                            CoverageBalance::live),
                    field(
                            "books",
                            group(evenness("books", "booksEntropy", "booksGini", null)),
                            CoverageBalance::books),
                    field(
                            "trades",
                            group(evenness("trades", "tradesEntropy", "tradesGini", null)),
                            CoverageBalance::trades));

    public static final Table<SamplingWeight> WEIGHT =
            Table.of(
                    SamplingWeight.class,
                    MarketTables.id("tape@µs", SamplingWeight::id).means("the tape and the period"),
                    startUs(SamplingWeight::startUs),
                    endUs(SamplingWeight::endUs),
                    tape(SamplingWeight::tape),
                    field("weight", DOUBLE.in("factor"), SamplingWeight::weight)
                            .means("mean live time of the group over that of the tape, at most 4"));

    private CoverageTables() {}

    static <R> Field<R> startUs(Function<R, Long> startUs) {
        return field("startUs", MOMENT, startUs).means("start of the period").dated();
    }

    static <R> Field<R> endUs(Function<R, Long> endUs) {
        return field("endUs", MOMENT, endUs).means("end of the period, exclusive");
    }

    static <R> Field<R> tape(Function<R, Tape> tape) {
        return inline("tape", MarketTables.TAPE_PARTS, tape);
    }

    /**
     * @param of what is spread evenly or not
     * @param entropy name in a point; null if points do not have it; the others likewise
     */
    private static Table<Evenness> evenness(
            String of, String entropy, String gini, String leastToMost) {
        return Table.of(
                Evenness.class,
                field("entropy", ZERO_TO_ONE, Evenness::entropy)
                        .means("evenness of " + of + " by entropy; 1 is perfect")
                        .point(entropy),
                field("gini", ZERO_TO_ONE, Evenness::gini)
                        .means("the same by Gini's coefficient; 0 is perfect")
                        .point(gini),
                field("leastToMost", ZERO_TO_ONE, Evenness::leastToMost)
                        .means("the least over the most")
                        .point(leastToMost));
    }
}
