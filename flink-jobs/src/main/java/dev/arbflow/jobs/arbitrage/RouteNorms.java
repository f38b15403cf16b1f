package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Spread;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What is usual on the routes of a market. State by market, which dies with the market. */
final class RouteNorms {
    private final MapState<String, RouteNorm> norms;

    RouteNorms(RuntimeContext context) {
        norms =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "route-norms",
                                StringSerializer.INSTANCE,
                                RecordSerializer.of(RouteNorm.class)));
    }

    /** Learns from a sample if it is one of those that count. */
    void sampled(Spread spread) {
        if (spread.timeUs() % RouteNorm.EVERY_US == 0) {
            String route = spread.route().code();
            try {
                norms.put(
                        route,
                        RouteNorm.orNone(norms.get(route)).and(spread.netBps(), spread.timeUs()));
            } catch (Exception e) {
                throw new IllegalStateException("norms cannot be written to state", e);
            }
        }
    }

    /** What is usual of a route at a moment. */
    EdgeNorm of(Route route, long timeUs) {
        try {
            return RouteNorm.orNone(norms.get(route.code())).at(timeUs);
        } catch (Exception e) {
            throw new IllegalStateException("norms cannot be read from state", e);
        }
    }

    /** The market is forgotten. */
    void clear() {
        norms.clear();
    }
}
