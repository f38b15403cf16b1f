package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.DetectionTopology;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.arbitrage.LegUpdatesFunction;
import dev.arbflow.jobs.arbitrage.OrderBooksFunction;
import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Rule;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From books to episodes of cycles.
 *
 * <pre>
 * books ─ legs ─ by group of assets ─► in receive order ─► judged cycles ─┬─► episodes
 * rules written in time ─ broadcast ───────────────────────────┘          └─► candidates (side output)
 * </pre>
 */
public final class CycleTopology {
    private CycleTopology() {}

    /**
     * What is found.
     *
     * @param episodes every version of every episode
     * @param candidates every candidate when it begins and with its outcome
     */
    public record Results(
            DataStream<CycleEpisode> episodes, DataStream<CycleCandidate> candidates) {}

    /**
     * Builds the graph.
     *
     * @param books event time is receive time
     * @param rules those that were written in time
     * @param history all that was written before
     */
    public static Results build(
            DataStream<BookUpdate> books,
            DataStream<Rule> rules,
            RuleHistory history,
            Detection detection,
            Cycles cycles) {
        SingleOutputStreamOperator<LegUpdate> ordered =
                books.flatMap(new LegUpdatesFunction(Conversions.NONE))
                        .uid("cycle-legs")
                        .name("legs of cycles")
                        .filter(update -> cycles.groupOf(update.listing()) != null)
                        .uid("cycle-legs-read")
                        .name("legs of groups")
                        .keyBy(update -> cycles.groupOf(update.listing()))
                        .process(new OrderBooksFunction())
                        .uid("cycle-books")
                        .name("books of a group in receive order");
        SingleOutputStreamOperator<CycleEpisode> episodes =
                DataStreamUtils.reinterpretAsKeyedStream(
                                ordered, update -> cycles.groupOf(update.listing()))
                        .connect(DetectionTopology.broadcast(rules))
                        .process(new CycleFunction(detection, cycles, history))
                        .returns(CycleFunction.EPISODES)
                        .uid("cycles")
                        .name("judged cycles");
        return new Results(episodes, episodes.getSideOutput(CycleFunction.CANDIDATES));
    }
}
