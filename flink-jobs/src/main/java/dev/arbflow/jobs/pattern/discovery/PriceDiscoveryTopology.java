package dev.arbflow.jobs.pattern.discovery;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.pattern.discovery.PriceDiscoveryFunction.Grid;
import dev.arbflow.jobs.pattern.features.ListingStep;
import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.behaviour.PriceDiscovery;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From samples of listings to where the price is made.
 *
 * <pre>
 * samples ─ known mids, one a second ─ by market and period ─► shares of every two venues
 * </pre>
 */
public final class PriceDiscoveryTopology {
    private PriceDiscoveryTopology() {}

    /**
     * Builds the graph.
     *
     * @param samples as windows of behaviour are made of, in the order of time for each listing
     */
    public static DataStream<PriceDiscovery> build(
            DataStream<ListingStep> samples, Behaviour behaviour, Analysis analysis) {
        Grid grid = Grid.of(behaviour, analysis);
        DataStream<SampledMid> mids =
                samples.filter(step -> grid.holds(step.endUs()) && step.mid() > 0)
                        .uid("discovery-samples")
                        .name("known mids")
                        .map(step -> new SampledMid(step.listing(), step.endUs(), step.mid()))
                        .returns(SampledMid.class)
                        .uid("discovery-mids")
                        .name("sampled mids");
        return LocalKeys.by(mids, grid::keyOf)
                .process(new PriceDiscoveryFunction(grid))
                .uid("price-discovery")
                .name("where the price is made");
    }
}
