package dev.arbflow.market.rule;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody has set for some routes from a moment of event time on.
 *
 * @param version which rule, above 0, which is the configuration
 * @param effectiveFromUs first event time it applies to
 * @param scope which routes
 * @param values what it sets for them; what it leaves is as it is without it
 * @param takerFee what the venue of the scope charges; null if it is left
 * @param author who has set it; empty if nobody says so
 * @param note why; may be empty
 */
public record Rule(
        int version,
        long effectiveFromUs,
        Scope scope,
        Values values,
        @Nullable TakerFee takerFee,
        String author,
        String note)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longest author and note, in characters. */
    public static final int MAX_WORDS = 500;

    /** The one that holds comes last, of those that are in force and set the same thing. */
    static final Comparator<Rule> NEWEST_LAST =
            Comparator.comparingLong(Rule::effectiveFromUs).thenComparingInt(Rule::version);

    /**
     * @throws IllegalArgumentException if it sets nothing, or the fee of what has none
     */
    public Rule {
        Checks.that(version > 0, "rule version must be > 0");
        Checks.that(
                takerFee == null || scope.venue() != null,
                "a taker fee is that of a venue (VENUE or VENUE|BASE/QUOTE), not of " + scope);
        Checks.that(takerFee != null || !values.equals(Values.NONE), "the rule sets nothing");
        Checks.that(
                author.length() <= MAX_WORDS && note.length() <= MAX_WORDS,
                "author and note have at most " + MAX_WORDS + " characters each");
    }

    /**
     * Values of parameters; null where one is left.
     *
     * @param switchedOn whether there are episodes at all
     * @param minNetBps see {@link DetectionRule#minNetBps}
     * @param holdNetBps see {@link DetectionRule#holdNetBps}
     * @param minNotional see {@link DetectionRule#minNotional}
     * @param maxNotional most capital to plan with, quote units with fees
     * @param dwellUs see {@link DetectionRule#dwellUs}
     * @param maxAgeUs longest time since a leg was proven alive
     * @param maxLagUs latest delivery
     * @param maxSkewUs largest difference of the moments that two legs show
     */
    public record Values(
            @Nullable Boolean switchedOn,
            @Nullable Double minNetBps,
            @Nullable Double holdNetBps,
            @Nullable Double minNotional,
            @Nullable Double maxNotional,
            @Nullable Long dwellUs,
            @Nullable Long maxAgeUs,
            @Nullable Long maxLagUs,
            @Nullable Long maxSkewUs)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Which sets nothing. */
        public static final Values NONE = of(Map.of());

        /** Up to here each whole number has a double of its own. */
        private static final double MAX_EXACT_US = 1L << 53;

        /**
         * @throws IllegalArgumentException if a value cannot be
         */
        public Values {
            Stream.of(minNetBps, holdNetBps)
                    .forEach(each -> finite(each, "minNetBps and holdNetBps must be numbers"));
            finite(minNotional, "minNotional must be >= 0");
            Checks.that(minNotional == null || minNotional >= 0, "minNotional must be >= 0");
            finite(maxNotional, "maxNotional must be > 0");
            Checks.that(maxNotional == null || maxNotional > 0, "maxNotional must be > 0");
            Checks.that(dwellUs == null || dwellUs >= 0, "dwellUs must be >= 0");
            Stream.of(positive(maxAgeUs), positive(maxLagUs), positive(maxSkewUs))
                    .forEach(is -> Checks.that(is, "maxAgeUs, maxLagUs and maxSkewUs must be > 0"));
        }

        /**
         * Some parameters.
         *
         * @throws IllegalArgumentException if a value cannot be, or a time is no whole number
         */
        public static Values of(Map<Parameter, Double> set) {
            return new Values(
                    set.containsKey(Parameter.SWITCHED_ON)
                            ? (Boolean) (set.get(Parameter.SWITCHED_ON) > 0)
                            : null,
                    set.get(Parameter.MIN_NET_BPS),
                    set.get(Parameter.HOLD_NET_BPS),
                    set.get(Parameter.MIN_NOTIONAL),
                    set.get(Parameter.MAX_NOTIONAL),
                    whole(set.get(Parameter.DWELL_US)),
                    whole(set.get(Parameter.MAX_AGE_US)),
                    whole(set.get(Parameter.MAX_LAG_US)),
                    whole(set.get(Parameter.MAX_SKEW_US)));
        }

        /** One parameter. */
        public static Values of(Parameter parameter, double value) {
            return of(Map.of(parameter, value));
        }

        Double onOrOff() {
            return switchedOn == null ? null : (Double) (switchedOn ? 1.0 : 0.0);
        }

        private static Long whole(Double value) {
            Checks.that(
                    value == null || (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT_US),
                    "times must be whole numbers of microseconds");
            return value == null ? null : (Long) value.longValue();
        }

        private static void finite(Double value, String message) {
            Checks.that(value == null || Double.isFinite(value), message);
        }

        private static boolean positive(Long value) {
            return value == null || value > 0;
        }
    }

    /** Thresholds of all routes, as rules were before they had a scope. */
    public static Rule of(DetectionRule thresholds) {
        return new Rule(
                thresholds.version(),
                thresholds.effectiveFromUs(),
                Scope.ALL,
                new Values(
                        null,
                        thresholds.minNetBps(),
                        thresholds.holdNetBps(),
                        thresholds.minNotional(),
                        null,
                        thresholds.dwellUs(),
                        null,
                        null,
                        null),
                null,
                "",
                "");
    }

    /** Who and which, for people: {@code rule 12 by anna}. */
    public String title() {
        return "rule " + version + (author.isEmpty() ? "" : " by " + author);
    }
}
