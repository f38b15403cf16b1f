package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** How many episodes opened and closed and how many candidates were refused, since the start. */
final class EpisodeCounters {
    private final Counter opened;
    private final Counter standing;
    private final Map<CloseReason, Counter> closed = new EnumMap<>(CloseReason.class);
    private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);

    EpisodeCounters(MetricGroup metrics) {
        opened = metrics.counter("episodesOpened");
        standing = metrics.counter("episodesStanding");
        for (CloseReason reason : EnumSet.complementOf(EnumSet.of(CloseReason.UNKNOWN))) {
            closed.put(reason, metrics.addGroup("reason", reason.name()).counter("episodesClosed"));
        }
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(
                    reason, metrics.addGroup("reason", reason.name()).counter("candidatesRefused"));
        }
    }

    void opened(Episode episode) {
        opened.inc();
        if (episode.isStanding()) {
            standing.inc();
        }
    }

    void closed(CloseReason reason) {
        closed.get(reason).inc();
    }

    /** A candidate is over and never was an episode. */
    void refused(RefusalReason reason) {
        refused.get(reason).inc();
    }
}
