package dev.arbflow.market.rule;

import java.util.function.Function;

/** One thing that a rule may set for the routes of its scope. */
public enum Parameter {
    /** Whether the route is watched for episodes at all: 1 or 0. */
    SWITCHED_ON("switchedOn", false, Rule.Values::onOrOff),
    /** Net edge that each unit must have for an episode to open, in basis points. */
    MIN_NET_BPS("minNetBps", true, Rule.Values::minNetBps),
    /** The same for an open one to go on. */
    HOLD_NET_BPS("holdNetBps", true, Rule.Values::holdNetBps),
    /** Least proceeds of all such units, in quote units. */
    MIN_NOTIONAL("minNotional", true, Rule.Values::minNotional),
    /** Most capital to plan with, in quote units. */
    MAX_NOTIONAL("maxNotional", false, Rule.Values::maxNotional),
    /** How long the edge must stand, in microseconds. */
    DWELL_US("dwellUs", true, values -> number(values.dwellUs())),
    /** Longest time since a leg was proven alive, in microseconds. */
    MAX_AGE_US("maxAgeUs", false, values -> number(values.maxAgeUs())),
    /** Latest delivery, in microseconds. */
    MAX_LAG_US("maxLagUs", false, values -> number(values.maxLagUs())),
    /** Largest difference of the moments that two legs show, in microseconds. */
    MAX_SKEW_US("maxSkewUs", false, values -> number(values.maxSkewUs()));

    private final String field;
    private final boolean largerIsStricter;

    @SuppressWarnings("ImmutableEnumChecker") // a getter
    private final Function<Rule.Values, Double> getter;

    Parameter(String field, boolean largerIsStricter, Function<Rule.Values, Double> getter) {
        this.field = field;
        this.largerIsStricter = largerIsStricter;
        this.getter = getter;
    }

    /** Its name in records and on the command line. */
    public String field() {
        return field;
    }

    /** What a rule sets; null if it leaves it. */
    public Double of(Rule.Values values) {
        return getter.apply(values);
    }

    /** Whether it is counted in what the market of a route is quoted in. */
    boolean isAmount() {
        return this == MIN_NOTIONAL || this == MAX_NOTIONAL;
    }

    /** Whether fewer edges pass with the one value than with the other. */
    boolean isStricter(double value, double than) {
        return largerIsStricter ? value > than : value < than;
    }

    private static Double number(Long value) {
        return value == null ? null : (Double) value.doubleValue();
    }
}
