package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a rule that was written too late, or that contradicts the configuration or another rule.
 *
 * <p>Goes through the log from its beginning, as detection does at each start, so that every
 * subtask and every replay takes the same decision; it needs no state, and one subtask, which has
 * the log in its order.
 */
public final class RuleGateFunction extends ProcessFunction<Rule, Rule> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RuleGateFunction.class);

    private final Configured configured;
    private final RuleHistory history;

    private transient RuleLog log;
    private transient Map<RuleHistory.Written, Optional<Objection>> decided;
    private transient Counter late;
    private transient Counter unfit;

    /**
     * @param history read once at every start
     */
    public RuleGateFunction(Configured configured, RuleHistory history) {
        this.configured = configured;
        this.history = history;
    }

    @Override
    public void open(OpenContext context) {
        log = new RuleLog(configured);
        decided = new HashMap<>();
        for (RuleHistory.Written each : history.read()) {
            decided.computeIfAbsent(each, this::decide);
        }
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        late = metrics.counter("rulesRejectedLate");
        unfit = metrics.counter("rulesRejectedUnfit");
    }

    /** The element's timestamp is the time at which the rule was written. */
    @Override
    public void processElement(Rule rule, Context ctx, Collector<Rule> out) {
        RuleHistory.Written written = new RuleHistory.Written(rule, ctx.timestamp());
        Optional<Objection> decision = decided.remove(written);
        Optional<Objection> objection = decision == null ? decide(written) : decision;
        objection.ifPresentOrElse(
                each -> {
                    (each.reason() == Objection.Reason.LATE ? late : unfit).inc();
                    LOG.warn("{} for {} refused: {}", rule.title(), rule.scope(), each);
                },
                () -> out.collect(rule));
    }

    private Optional<Objection> decide(RuleHistory.Written written) {
        return log.offer(written.rule(), written.writtenMs());
    }
}
