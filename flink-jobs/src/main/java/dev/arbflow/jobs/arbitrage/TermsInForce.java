package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DatedRow;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.rule.RouteParameters;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is asked of each route and what it costs, found once in the rules and tables and kept until
 * a row of them comes into force, or another rule is known.
 */
final class TermsInForce implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Detection detection;
    private final LegFaults faults;

    /** Of which rules the rest speaks. */
    private transient RuleBook rules;

    private transient long[] changesUs;

    /** At most one for each route that is read. */
    private transient Map<Route, InForce> found;

    private transient long fromUs;
    private transient long untilUs;

    TermsInForce(Detection detection) {
        this.detection = detection;
        this.faults = new LegFaults(detection.limits());
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
        if (known != rules) {
            startWith(known);
        }
        if (timeUs < fromUs || timeUs >= untilUs) {
            startAt(timeUs);
        }
        return found.computeIfAbsent(route, each -> find(each, timeUs));
    }

    private InForce find(Route route, long timeUs) {
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

    @SuppressWarnings("ReferenceEquality")
    private void startWith(RuleBook known) {
        rules = known;
        changesUs =
                LongStream.concat(
                                LongStream.of(known.changesUs()),
                                LongStream.of(
                                        DatedRow.changesUs(
                                                Stream.concat(
                                                        known.fees().rows().stream(),
                                                        detection.instruments().rows().stream()))))
                        .sorted()
                        .distinct()
                        .toArray();
        fromUs = Long.MAX_VALUE;
        untilUs = Long.MIN_VALUE;
    }

    private void startAt(long timeUs) {
        int exact = Arrays.binarySearch(changesUs, timeUs);
        int next = exact >= 0 ? exact + 1 : -exact - 1;
        fromUs = next == 0 ? Long.MIN_VALUE : changesUs[next - 1];
        untilUs = next == changesUs.length ? Long.MAX_VALUE : changesUs[next];
        found = new HashMap<>();
    }
}
