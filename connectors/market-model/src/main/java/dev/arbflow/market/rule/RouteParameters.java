package dev.arbflow.market.rule;

import dev.arbflow.market.arbitrage.DetectionRule;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What holds for a route at a moment, and by which rule.
 *
 * @param values each parameter
 * @param version the newest rule that any of it, or a fee of the route, comes from; 0 if all of it
 *     is the configuration
 */
public record RouteParameters(Map<Parameter, Value> values, int version) {

    /**
     * A parameter's value.
     *
     * @param value null if there is no such limit
     * @param by the rule that says so; null for the configuration
     */
    public record Value(Double value, Rule by) {
        int version() {
            return by == null ? 0 : by.version();
        }
    }

    /** Keeps its own copy. */
    public RouteParameters {
        values = new EnumMap<>(values);
    }

    /** A copy, so that nobody can change them. */
    @Override
    public Map<Parameter, Value> values() {
        return new EnumMap<>(values);
    }

    public Value of(Parameter parameter) {
        return values.get(parameter);
    }

    /** Whether there may be episodes. */
    public boolean isOn() {
        return number(Parameter.SWITCHED_ON) > 0;
    }

    /**
     * The thresholds. What is held never needs more than what opens: rules that would say so are
     * refused, but the configuration may have changed since they were taken.
     */
    public DetectionRule thresholds() {
        double open = number(Parameter.MIN_NET_BPS);
        return new DetectionRule(
                version,
                Long.MIN_VALUE,
                open,
                Math.min(open, number(Parameter.HOLD_NET_BPS)),
                number(Parameter.MIN_NOTIONAL),
                micros(Parameter.DWELL_US));
    }

    /**
     * Most capital to plan with; null for any.
     *
     * @param configured with all its digits
     */
    public BigDecimal maxNotional(BigDecimal configured) {
        Value most = of(Parameter.MAX_NOTIONAL);
        return most.by() == null ? configured : BigDecimal.valueOf(most.value());
    }

    public long maxAgeUs() {
        return micros(Parameter.MAX_AGE_US);
    }

    public long maxLagUs() {
        return micros(Parameter.MAX_LAG_US);
    }

    public long maxSkewUs() {
        return micros(Parameter.MAX_SKEW_US);
    }

    private double number(Parameter parameter) {
        return of(parameter).value();
    }

    private long micros(Parameter parameter) {
        return Math.round(number(parameter));
    }
}
