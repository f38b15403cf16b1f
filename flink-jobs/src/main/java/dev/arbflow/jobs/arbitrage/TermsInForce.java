package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.rule.RouteParameters;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of each route and what it costs, found once in the rules and tables and kept until
 * a row of them comes into force, or another rule is known.
 */
final class TermsInForce implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Detection detection;
    private final LegFaults faults;
    private final TermsPeriod period;

    /** At most one for each route that is read. */
    private transient Map<Route, InForce> found;

    TermsInForce(Detection detection) {
        this.detection = detection;
        this.faults = new LegFaults(detection.limits());
        this.period = new TermsPeriod(detection.instruments());
    }

    /**
     * What holds for a route.
     *
     * @param isOn whether it is watched for episodes
     * @param rule the thresholds
     * @param faults when its legs may not be compared
     * @param terms fees and sizes; empty if a fee is not known
     */
    record InForce(
            boolean isOn, DetectionRule rule, LegFaults faults, Optional<RouteTerms> terms) {}

    /** What holds for a route at a moment. */
    InForce of(Route route, long timeUs, RuleBook known) {
        if (period.movesTo(timeUs, known)) {
            found = new HashMap<>();
        }
        return found.computeIfAbsent(route, each -> find(each, timeUs, known));
    }

    private InForce find(Route route, long timeUs, RuleBook rules) {
        RouteParameters its = rules.of(route, timeUs);
        return new InForce(
                its.isOn(),
                its.thresholds(),
                faults.by(its),
                RouteTerms.find(
                        rules.fees(),
                        detection.instruments(),
                        its.maxNotional(detection.maxNotional()),
                        Math.min(Times.micros(detection.orderValid()), its.maxAgeUs()),
                        route,
                        timeUs));
    }
}
