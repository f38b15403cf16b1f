package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From windows to what moved like them.
 *
 * <pre>
 * windows ─ by market ─► neighbours, and to the side similar pairs, candidates and discords
 * </pre>
 */
public final class SimilarityTopology {
    private SimilarityTopology() {}

    /**
     * What moved alike.
     *
     * @param pairs two listings of a market at one moment
     * @param neighbours the nearest earlier moments of each window's market, nearest first
     * @param candidates listings of one market whose prices differ by more than both fees
     * @param discords moments at which a market moved as never before
     */
    public record Results(
            DataStream<SimilarPair> pairs,
            DataStream<Neighbour> neighbours,
            DataStream<PatternCandidate> candidates,
            DataStream<Discord> discords) {}

    /**
     * Builds the graph.
     *
     * @param windows each with the event time at which it was told, ahead of the watermark
     * @param fees what makes a difference of prices worth a hint
     */
    public static Results build(
            DataStream<ClusteredWindow> windows, Similarity similarity, FeeSchedule fees) {
        SingleOutputStreamOperator<Neighbour> neighbours =
                LocalKeys.by(windows, SimilarityTopology::market)
                        .process(new SimilarityFunction(similarity, fees))
                        .uid("similarity")
                        .name("similar behaviour");
        return new Results(
                neighbours.getSideOutput(SimilarityFunction.PAIRS),
                neighbours,
                neighbours.getSideOutput(PatternCandidates.TOLD),
                neighbours.getSideOutput(Discords.TOLD));
    }

    private static String market(ClusteredWindow clustered) {
        return clustered.window().listing().market().code();
    }
}
