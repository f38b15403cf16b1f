package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.alert.IndicativeBook.Unsaid;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** How many hints were told, and why others were not. */
final class IndicativeCounters {
    private static final Map<Unsaid, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            Unsaid.GATHERED, "indicativeGathered",
                            Unsaid.WITH_BOOKS, "indicativeWithBooks",
                            Unsaid.UNBELIEVABLE, "indicativeUnbelievable",
                            Unsaid.WITHOUT_FEE, "indicativeWithoutFee",
                            Unsaid.TOO_LATE, "indicativeTooLate"));

    private final Map<Unsaid, Counter> unsaid = new EnumMap<>(Unsaid.class);
    private final Counter raised;
    private final Counter corrections;

    IndicativeCounters(MetricGroup metrics) {
        raised = metrics.counter("indicativeRaised");
        corrections = metrics.counter("indicativeWindowsLate");
        NAMES.forEach((why, name) -> unsaid.put(why, metrics.counter(name)));
    }

    void raised() {
        raised.inc();
    }

    void correction() {
        corrections.inc();
    }

    void unsaid(Unsaid why) {
        unsaid.get(why).inc();
    }
}
