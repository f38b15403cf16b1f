package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From windows with a cluster to trades and episodes that know theirs.
 *
 * <pre>
 * trades ───┐
 *           ├─ by listing ─► trades with cluster
 * windows ──┤
 *           ├─ by market ──► episodes with their legs' behaviour and what was like it
 * episodes ─┘
 * </pre>
 *
 * @param trades those before which a window had ended lately
 * @param episodes each once
 */
public record ContextTopology(
        DataStream<ClusteredTrade> trades, DataStream<EpisodeContext> episodes) {

    /**
     * Builds the graph.
     *
     * @param episodes versions of episodes; their watermark holds nobody up
     * @param window length of windows; for so long their cluster is believed
     */
    public static ContextTopology build(
            DataStream<PublishedTrade> trades,
            DataStream<Episode> episodes,
            DataStream<ClusteredWindow> windows,
            Duration window) {
        return new ContextTopology(
                trades.keyBy(trade -> trade.listing().code())
                        .connect(windows.keyBy(each -> each.window().listing().code()))
                        .process(new TradeClusterFunction(window))
                        .uid("trade-clusters")
                        .name("trades with cluster"),
                episodes.keyBy(episode -> episode.route().market().code())
                        .connect(windows.keyBy(each -> each.window().listing().market().code()))
                        .process(new EpisodeContextFunction(window))
                        .uid("episode-context")
                        .name("episodes in their behaviour"));
    }
}
