package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.ClusteredWindow;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.util.Collector;

/**
 * Gives a window to each market in which its listing may be a leg: its own, and those with which it
 * is compared over a conversion.
 */
final class WindowPerMarket
        implements FlatMapFunction<ClusteredWindow, Tuple2<String, ClusteredWindow>> {
    private static final long serialVersionUID = 1L;

    private final Conversions conversions;

    WindowPerMarket(Conversions conversions) {
        this.conversions = conversions;
    }

    @Override
    public void flatMap(ClusteredWindow window, Collector<Tuple2<String, ClusteredWindow>> out) {
        Listing listing = window.window().listing();
        out.collect(Tuple2.of(listing.market().code(), window));
        for (Market other : conversions.comparedIn(listing)) {
            out.collect(Tuple2.of(other.code(), window));
        }
    }
}
