package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.DetectionRule;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a rule that was written too late for the moment from which it wants to be in force.
 *
 * <p>Compares the rule with the time at which it was written to the log, not with a watermark:
 * every subtask and every replay then takes the same decision.
 */
public final class RuleGateFunction extends ProcessFunction<DetectionRule, DetectionRule> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RuleGateFunction.class);

    /** How far ahead a rule must be written, so that it reaches every subtask in time. */
    public static final Duration NOTICE = Duration.ofSeconds(5);

    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        late = getRuntimeContext().getMetricGroup().counter("rulesRejectedLate");
    }

    /** The element's timestamp is the time at which the rule was written. */
    @Override
    public void processElement(DetectionRule rule, Context ctx, Collector<DetectionRule> out) {
        if (!isInTime(rule, ctx.timestamp())) {
            late.inc();
            LOG.warn(
                    "rule {} refused: it must be written at least {} s before it takes effect",
                    rule.version(),
                    NOTICE.toSeconds());
            return;
        }
        out.collect(rule);
    }

    static boolean isInTime(DetectionRule rule, long writtenMs) {
        return rule.effectiveFromUs() >= (writtenMs + NOTICE.toMillis()) * 1_000;
    }
}
