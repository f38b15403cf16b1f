package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.CycleEpisode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask has judged, told, refused and left out since its start. */
final class CycleCounters {
    private final Counter evaluated;
    private final Counter late;
    private final Counter leftOut;
    private final Counter opened;
    private final Map<CloseReason, Counter> closed = new EnumMap<>(CloseReason.class);
    private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);

    CycleCounters(MetricGroup metrics) {
        evaluated = metrics.counter("cyclesEvaluated");
        late = metrics.counter("legUpdatesLate");
        leftOut = metrics.counter("cyclesLeftOut");
        opened = metrics.counter("cycleEpisodesOpened");
        for (CloseReason reason : EnumSet.complementOf(EnumSet.of(CloseReason.UNKNOWN))) {
            closed.put(
                    reason,
                    metrics.addGroup("reason", reason.name()).counter("cycleEpisodesClosed"));
        }
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(reason, metrics.addGroup("reason", reason.name()).counter("cyclesRefused"));
        }
    }

    void evaluated(int judged) {
        evaluated.inc(judged);
    }

    void late() {
        late.inc();
    }

    void leftOut() {
        leftOut.inc();
    }

    void told(CycleEpisode episode) {
        if (episode.revision() == 1) {
            opened.inc();
        }
        if (!episode.isOpen()) {
            closed.get(episode.closeReason()).inc();
        }
    }

    void refused(RefusalReason reason) {
        refused.get(reason).inc();
    }
}
