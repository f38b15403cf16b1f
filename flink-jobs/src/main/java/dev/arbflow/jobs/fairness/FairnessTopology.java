package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.periods.AnnouncePeriods;
import dev.arbflow.jobs.periods.Periods;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.SamplingWeight;
import dev.arbflow.market.trade.Trade;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From what feeds said to how fairly they are represented.
 *
 * <pre>
 * trades ─┐
 *         ├─ periods announced ─ by tape ─► coverage ─┬─────────────────────────►
 * books ──┘                                           └─ by group ─┬─► balances ►
 *                                                                  ├─► alarms ──►
 *                                                                  └─► weights ─►
 * </pre>
 *
 * @param coverage what each configured tape delivered in each period
 * @param balances how evenly groups are represented
 * @param alarms tapes that are under-represented
 * @param weights what observations should count
 */
public record FairnessTopology(
        DataStream<CoverageCount> coverage,
        DataStream<CoverageBalance> balances,
        DataStream<CoverageAlarm> alarms,
        DataStream<SamplingWeight> weights) {

    /**
     * Builds the graph.
     *
     * @param once each trade once; event time is {@code Times.happenedUs()}
     * @param books event time is receive time
     */
    public static FairnessTopology build(
            DataStream<Trade> once, DataStream<BookUpdate> books, Fairness settings) {
        DataStream<CoverageCount> coverage =
                LocalKeys.by(observations(once, books, settings), Observation::tape)
                        .process(new CoverageFunction(settings))
                        .uid("coverage")
                        .name("coverage by tape");
        SingleOutputStreamOperator<CoverageBalance> balances =
                LocalKeys.by(coverage, CoverageCount::group)
                        .process(new BalanceFunction(settings))
                        .uid("coverage-balance")
                        .name("balance of groups");
        return new FairnessTopology(
                coverage,
                balances,
                balances.getSideOutput(BalanceFunction.ALARMS),
                balances.getSideOutput(BalanceFunction.WEIGHTS));
    }

    private static DataStream<Observation> observations(
            DataStream<Trade> once, DataStream<BookUpdate> books, Fairness settings) {
        Set<String> tapes = Set.copyOf(settings.tapes());
        DataStream<Observation> traded =
                once.map(Observation::of)
                        .returns(Observation.class)
                        .uid("observed-trades")
                        .name("observed trades")
                        .filter(seen -> tapes.contains(seen.tape()))
                        .uid("expected-trades")
                        .name("trades that are expected");
        return books.flatMap(new ObserveBooks())
                .uid("observed-books")
                .name("observed books")
                .filter(seen -> tapes.contains(seen.tape()))
                .uid("expected-tapes")
                .name("what is expected")
                .union(traded)
                .transform(
                        "periods announced",
                        TypeInformation.of(Observation.class),
                        new AnnouncePeriods<>(
                                new Periods(settings.period()),
                                settings.tapes(),
                                Observation::period))
                .uid("coverage-periods");
    }
}
