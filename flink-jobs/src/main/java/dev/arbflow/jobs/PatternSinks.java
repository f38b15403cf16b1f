package dev.arbflow.jobs;

import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.market.FeatureWindow;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where PatternJob puts things; all of it is written idempotently.
 *
 * @param windows how listings behaved
 */
public record PatternSinks(Windows windows) {

    /** What was observed, and what it was measured by. */
    public record Windows(
            Sink<FeatureWindow> documents, Sink<FeatureWindow> points, Sink<Scaler> scalers) {}
}
