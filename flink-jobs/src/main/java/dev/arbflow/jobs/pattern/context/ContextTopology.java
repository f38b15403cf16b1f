package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
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
     * @param conversions over which a listing of another market may be a leg of an episode
     * @param episodes versions of episodes; their watermark holds nobody up
     * @param window length of windows; for so long their cluster is believed
     */
    public static ContextTopology build(
            DataStream<PublishedTrade> trades,
            DataStream<Episode> episodes,
            DataStream<ClusteredWindow> windows,
            Duration window,
            Conversions conversions) {
        return new ContextTopology(
                trades.keyBy(trade -> trade.listing().code())
                        .connect(windows.keyBy(each -> each.window().listing().code()))
                        .process(new TradeClusterFunction(window))
                        .uid("trade-clusters")
                        .name("trades with cluster"),
                episodes.keyBy(episode -> episode.route().market().code())
                        .connect(
                                windows.flatMap(new WindowPerMarket(conversions))
                                        .returns(Types.TUPLE(Types.STRING, windows.getType()))
                                        .uid("windows-per-market")
                                        .name("windows of each market's legs")
                                        .keyBy(each -> each.f0))
                        .process(new EpisodeContextFunction(window))
                        .uid("episode-context")
                        .name("episodes in their behaviour"));
    }
}
