package dev.arbflow.market.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a rule is decided alike and in time, however many there are. */
class RuleLogTest {
    private static final long NOTICE_MS = RuleLog.NOTICE.toMillis();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Configured CONFIGURED =
            new Configured(
                    new DetectionRule(0, Long.MIN_VALUE, 5, 3, 1_000, 500_000),
                    new BigDecimal("4000"),
                    3_000_000,
                    1_000_000,
                    1_500_000,
                    3_600_000_000L,
                    new FeeSchedule("none", List.of()));

    private static final List<String> SCOPES =
            List.of(
                    "*",
                    "BTC/USD",
                    "ETH/USD",
                    "KRAKEN",
                    "OKX",
                    "KRAKEN|BTC/USD",
                    "KRAKEN>OKX",
                    "OKX>KRAKEN",
                    "BTC/USD|KRAKEN>OKX");

    /** Few enough values for each comparison to fail now and then. */
    private static final Map<Parameter, double[]> VALUES =
            new EnumMap<>(
                    Map.of(
                            Parameter.SWITCHED_ON, new double[] {0, 1},
                            Parameter.MIN_NET_BPS, new double[] {2, 4, 6, 8},
                            Parameter.HOLD_NET_BPS, new double[] {1, 3, 5, 7},
                            Parameter.MIN_NOTIONAL, new double[] {0, 2_000, 6_000},
                            Parameter.MAX_NOTIONAL, new double[] {1_500, 5_000},
                            Parameter.DWELL_US, new double[] {0, 3_600_000_000L},
                            Parameter.MAX_AGE_US, new double[] {900_000, 2_000_000},
                            Parameter.MAX_LAG_US, new double[] {500_000, 1_000_000},
                            Parameter.MAX_SKEW_US, new double[] {700_000, 1_500_000}));

    private static Rule rule(
            int version, long fromUs, String scope, Map<Parameter, Double> values) {
        return new Rule(
                version, fromUs, Scope.parse(scope), Rule.Values.of(values), null, "anna", "");
    }

    private static Rule random(int version, Random random) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        for (int i = 0; i <= random.nextInt(2); i++) {
            Parameter parameter = any(List.of(Parameter.values()), random);
            double[] possible = VALUES.get(parameter);
            values.put(parameter, possible[random.nextInt(possible.length)]);
        }
        String scope = any(SCOPES, random);
        return rule(version, random.nextInt(12), scope, values);
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** Whether any route would be judged by what contradicts itself, at any moment. */
    private static boolean contradicts(RuleBook before, Rule rule) {
        RuleBook after = before.with(rule);
        List<Venue> venues = List.of(Venue.KRAKEN, Venue.OKX, Venue.GEMINI, Venue.BITSTAMP);
        for (String market : List.of("BTC/USD", "ETH/USD", "ANY/OTHER")) {
            for (Venue buy : venues) {
                for (Venue sell : venues) {
                    if (buy != sell
                            && contradicts(
                                    after, new Route(Market.parse(market), buy, sell), rule)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean contradicts(RuleBook book, Route route, Rule rule) {
        return Arrays.stream(book.changesUs())
                .mapToObj(timeUs -> book.of(route, timeUs))
                .anyMatch(
                        its ->
                                above(its, Parameter.HOLD_NET_BPS, Parameter.MIN_NET_BPS, rule)
                                        || above(
                                                its,
                                                Parameter.MIN_NOTIONAL,
                                                Parameter.MAX_NOTIONAL,
                                                rule)
                                        || above(
                                                its,
                                                Parameter.MAX_LAG_US,
                                                Parameter.MAX_AGE_US,
                                                rule)
                                        || above(
                                                its,
                                                Parameter.MAX_SKEW_US,
                                                Parameter.MAX_AGE_US,
                                                rule)
                                        || (rule.equals(its.of(Parameter.DWELL_US).by())
                                                && its.of(Parameter.DWELL_US).value()
                                                        >= CONFIGURED.ageCapUs()));
    }

    private static boolean above(RouteParameters its, Parameter small, Parameter large, Rule rule) {
        RouteParameters.Value lower = its.of(small);
        RouteParameters.Value upper = its.of(large);
        return (rule.equals(lower.by()) || rule.equals(upper.by()))
                && lower.value() > upper.value();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRuleIsRefusedIfAndOnlyIfItContradictsSomethingOnSomeRouteAtSomeMoment(long seed) {
        Random random = new Random(seed);
        RuleLog log = new RuleLog(CONFIGURED);
        int refused = 0;
        for (int version = 1; version <= 60; version++) {
            Rule rule = random(version, random);
            boolean expected = contradicts(log.book(), rule);
            assertThat(log.offer(rule, -NOTICE_MS).isPresent()).as("%s", rule).isEqualTo(expected);
            refused += expected ? 1 : 0;
        }
        assertThat(refused).isBetween(3, 57);
    }

    /** Each for a moment before that of the one before it, which is what costs most. */
    @Test
    void asManyRulesAsAreKeptAreDecidedWithinTheTimeOfAStart() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < RuleLog.MOST; i++) {
            rules.add(
                    rule(
                            i + 1,
                            1_000_000 - i,
                            i % 30 == 0 ? "*" : "A" + i % 20 + "/USD",
                            Map.of(
                                    i % 2 == 0 ? Parameter.MIN_NET_BPS : Parameter.HOLD_NET_BPS,
                                    i % 2 == 0 ? 6.0 : 2.0)));
        }
        RuleLog log = new RuleLog(CONFIGURED);
        long startNs = System.nanoTime();
        rules.forEach(each -> assertThat(log.offer(each, -NOTICE_MS)).isEmpty());

        assertThat(log.book().rules()).hasSize(RuleLog.MOST);
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(PATIENCE);
    }

    @Test
    void aRefusedRuleIsDecidedAndAnotherOfItsVersionIsNot() {
        RuleLog log = new RuleLog(CONFIGURED);
        Rule refused = rule(12, 0, "*", Map.of(Parameter.HOLD_NET_BPS, 9.0));
        Rule corrected = rule(12, 0, "*", Map.of(Parameter.HOLD_NET_BPS, 4.0));
        assertThat(log.offer(refused, -NOTICE_MS)).isPresent();

        assertThat(log.hasDecided(refused)).isTrue();
        assertThat(log.hasDecided(corrected)).isFalse();
        log.take(corrected);
        assertThat(log.book().rules()).containsExactly(corrected);
        assertThat(log.hasDecided(corrected)).isTrue();
    }
}
