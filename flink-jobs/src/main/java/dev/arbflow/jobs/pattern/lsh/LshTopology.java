package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From windows to what moved like them.
 *
 * <pre>
 * windows ─► shapes ─ by listing ─► with successor ─► visits ─ by bucket ─► matches
 *                                                                             │ by window
 *                                          neighbours ◄── nearest of all buckets
 *            windows ─► candidates ◄── similar pairs (side output) ◄──┘
 * </pre>
 */
public final class LshTopology {
    private LshTopology() {}

    /**
     * What moved alike.
     *
     * @param pairs two listings at one moment
     * @param neighbours the nearest earlier moments of each window's market, nearest first
     * @param candidates listings of one market that moved alike and whose prices now differ by more
     *     than both fees
     */
    public record Found(
            DataStream<SimilarPair> pairs,
            DataStream<Neighbour> neighbours,
            DataStream<PatternCandidate> candidates) {}

    /**
     * Builds the graph.
     *
     * @param windows each with the event time at which it was told, ahead of the watermark
     * @param fees what makes a difference of prices worth a hint
     */
    public static Found build(
            DataStream<ClusteredWindow> windows, Similarity similarity, FeeSchedule fees) {
        SingleOutputStreamOperator<Neighbour> neighbours =
                visits(windows, similarity)
                        .keyBy(BucketVisit::bucket)
                        .process(new LshBucketFunction(similarity))
                        .uid("lsh-buckets")
                        .name("LSH buckets")
                        .keyBy(Match::queryId)
                        .process(new NearestFunction(similarity))
                        .uid("lsh-nearest")
                        .name("nearest of all buckets");
        DataStream<SimilarPair> pairs = neighbours.getSideOutput(NearestFunction.PAIRS);
        return new Found(
                pairs,
                neighbours,
                pairs.connect(windows)
                        .keyBy(LshTopology::market, LshTopology::market)
                        .process(new PatternCandidateFunction(similarity, fees))
                        .uid("pattern-candidates")
                        .name("pairs beyond the fees"));
    }

    private static String market(SimilarPair pair) {
        return pair.second().listing().market().code();
    }

    private static String market(ClusteredWindow clustered) {
        return clustered.window().listing().market().code();
    }

    private static DataStream<BucketVisit> visits(
            DataStream<ClusteredWindow> windows, Similarity similarity) {
        return windows.map(new ShapeFunction(similarity.hashing().points()))
                .uid("lsh-shapes")
                .name("normalised shapes")
                .keyBy(behaviour -> behaviour.window().listing().code())
                .process(new FollowUpFunction())
                .uid("lsh-follow-up")
                .name("windows and their successors")
                .flatMap(new BucketVisitsFunction(similarity.hashing()))
                .uid("lsh-visits")
                .name("visits to buckets");
    }
}
