package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.alert.CauseBook.Unsaid;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** How many alerts were raised, and why others were not. */
final class AlertCounters {
    private static final Map<Unsaid, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            Unsaid.SAME_CAUSE, "alertsOfSameCause",
                            Unsaid.COOL_DOWN, "alertsSuppressed",
                            Unsaid.TOO_LATE, "alertsTooLate",
                            Unsaid.NEVER_ENDED, "alertsNeverEnded"));

    private final Map<Unsaid, Counter> unsaid = new EnumMap<>(Unsaid.class);
    private final Counter raised;

    AlertCounters(MetricGroup metrics) {
        raised = metrics.counter("alertsRaised");
        NAMES.forEach((why, name) -> unsaid.put(why, metrics.counter(name)));
    }

    void raised() {
        raised.inc();
    }

    void unsaid(Unsaid why) {
        unsaid.get(why).inc();
    }
}
