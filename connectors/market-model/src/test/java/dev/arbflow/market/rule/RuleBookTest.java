package dev.arbflow.market.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule wins, and which are refused. */
class RuleBookTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final long NOTICE_MS = RuleLog.NOTICE.toMillis();

    private static final List<Listing> CYCLE =
            Stream.of("KRAKEN|BTC/USD", "KRAKEN|ETH/BTC", "BITSTAMP|ETH/USD")
                    .map(Listing::parse)
                    .toList();

    private static final Configured CONFIGURED =
            new Configured(
                    new DetectionRule(0, Long.MIN_VALUE, 2, 1, 1_000, 500_000),
                    new BigDecimal("100000"),
                    3_000_000,
                    1_000_000,
                    1_500_000,
                    3_600_000_000L,
                    new FeeSchedule(
                            "table",
                            List.of(
                                    fee(Venue.KRAKEN, "*", 0, "80bps"),
                                    fee(Venue.BITSTAMP, "*", 0, "40bps"),
                                    fee(Venue.BITSTAMP, "ETH/USD", 0, "30bps"))));

    private static FeeSchedule.Row fee(Venue venue, String market, long fromMs, String fee) {
        return new FeeSchedule.Row(
                venue, market, Instant.ofEpochMilli(fromMs), TakerFee.parse(fee), "list");
    }

    private static Rule rule(int version, String scope, Parameter parameter, double value) {
        return rule(version, 0, scope, parameter, value);
    }

    private static Rule rule(
            int version, long fromUs, String scope, Parameter parameter, double value) {
        return new Rule(
                version,
                fromUs,
                Scope.parse(scope),
                Rule.Values.of(parameter, value),
                null,
                "anna",
                "");
    }

    private static Rule fee(int version, long fromUs, String scope, String fee) {
        return new Rule(
                version,
                fromUs,
                Scope.parse(scope),
                Rule.Values.NONE,
                TakerFee.parse(fee),
                "anna",
                "tier 3");
    }

    private static RuleBook book(Rule... rules) {
        return RuleBook.of(CONFIGURED).with(List.of(rules));
    }

    private static List<Rule> oneOfEachScope() {
        List<String> scopes =
                List.of(
                        "*",
                        "BTC/USD",
                        "KRAKEN",
                        "KRAKEN|BTC/USD",
                        "KRAKEN>BITSTAMP",
                        "BTC/USD|KRAKEN>BITSTAMP");
        List<Rule> rules = new ArrayList<>();
        for (String scope : scopes) {
            int version = rules.size() + 1;
            rules.add(rule(version, scope, Parameter.MIN_NET_BPS, 10 * version));
        }
        return rules;
    }

    /** The whole order in rows: each route has the value of the most specific rule about it. */
    @ParameterizedTest
    @CsvSource({
        "ETH/USD|GEMINI>OKX, 10, *",
        "BTC/USD|GEMINI>OKX, 20, BTC/USD",
        "ETH/USD|KRAKEN>OKX, 30, KRAKEN",
        "ETH/USD|OKX>KRAKEN, 30, KRAKEN",
        "BTC/USD|KRAKEN>OKX, 40, KRAKEN|BTC/USD",
        "BTC/USD|BITSTAMP>KRAKEN, 40, KRAKEN|BTC/USD",
        "ETH/USD|KRAKEN>BITSTAMP, 50, KRAKEN>BITSTAMP",
        "BTC/USD|KRAKEN>BITSTAMP, 60, BTC/USD|KRAKEN>BITSTAMP"
    })
    void theMostSpecificRuleWinsInWhicheverOrderTheyCame(String route, double bps, String scope) {
        for (int seed = 0; seed < 5; seed++) {
            List<Rule> rules = oneOfEachScope();
            Collections.shuffle(rules, new Random(seed));
            RuleBook book = RuleBook.of(CONFIGURED);
            for (Rule rule : rules) {
                book = book.with(rule);
            }
            RouteParameters.Value its = book.of(Route.parse(route), 0).of(Parameter.MIN_NET_BPS);

            assertThat(its.value()).isEqualTo(bps);
            assertThat(its.by().scope()).hasToString(scope);
        }
    }

    @Test
    void eachParameterHasAWinnerOfItsOwn() {
        RouteParameters its =
                book(
                                rule(1, "*", Parameter.MIN_NET_BPS, 7),
                                rule(2, "BTC/USD", Parameter.DWELL_US, 900_000),
                                rule(3, "KRAKEN", Parameter.MAX_NOTIONAL, 5_000))
                        .of(ROUTE, 0);

        assertThat(its.thresholds())
                .isEqualTo(new DetectionRule(3, Long.MIN_VALUE, 7, 1, 1_000, 900_000));
        assertThat(its.maxNotional(null)).isEqualByComparingTo("5000");
        assertThat(its.of(Parameter.HOLD_NET_BPS).by()).isNull();
        assertThat(its.maxLagUs()).isEqualTo(1_000_000);
    }

    @Test
    void withinAScopeTheNewestInForceWinsAndOfOneMomentTheHigherVersion() {
        RuleBook book =
                book(
                        rule(4, 100, "KRAKEN", Parameter.MIN_NET_BPS, 4),
                        rule(3, 200, "KRAKEN", Parameter.MIN_NET_BPS, 3),
                        rule(5, 200, "KRAKEN", Parameter.MIN_NET_BPS, 5));

        assertThat(openingAt(book, 99)).isEqualTo(2);
        assertThat(openingAt(book, 100)).isEqualTo(4);
        assertThat(openingAt(book, 200)).isEqualTo(5);
    }

    private static double openingAt(RuleBook book, long timeUs) {
        return book.of(ROUTE, timeUs).thresholds().minNetBps();
    }

    @Test
    void ofTheTwoVenuesOfARouteTheStricterRuleHolds() {
        RouteParameters its =
                book(
                                rule(1, "KRAKEN", Parameter.MIN_NET_BPS, 9),
                                rule(2, "BITSTAMP", Parameter.MIN_NET_BPS, 8),
                                rule(3, "KRAKEN", Parameter.MAX_LAG_US, 300_000),
                                rule(4, "BITSTAMP", Parameter.MAX_LAG_US, 200_000),
                                rule(5, "KRAKEN", Parameter.SWITCHED_ON, 1),
                                rule(6, "BITSTAMP", Parameter.SWITCHED_ON, 0))
                        .of(ROUTE, 0);

        assertThat(its.thresholds().minNetBps()).isEqualTo(9);
        assertThat(its.maxLagUs()).isEqualTo(200_000);
        assertThat(its.isOn()).isFalse();
    }

    @Test
    void aRouteMayBeOnWhereItsMarketIsOff() {
        RuleBook book =
                book(
                        rule(1, "BTC/USD", Parameter.SWITCHED_ON, 0),
                        rule(2, ROUTE.code(), Parameter.SWITCHED_ON, 1));

        assertThat(book.of(ROUTE, 0).isOn()).isTrue();
        assertThat(book.of(Route.parse("BTC/USD|BITSTAMP>KRAKEN"), 0).isOn()).isFalse();
    }

    @Test
    void aFeeIsARowOfTheScheduleFromItsMomentOn() {
        RuleBook book =
                book(fee(1, 5_000, "BITSTAMP", "20bps"), fee(2, 9_000, "KRAKEN|BTC/USD", "10bps"));

        assertThat(feesOf(book, 4_999)).containsExactly("80bps", "40bps", "30bps");
        assertThat(feesOf(book, 5_000)).containsExactly("80bps", "20bps", "30bps");
        assertThat(feesOf(book, 9_000)).containsExactly("10bps", "20bps", "30bps");
        assertThat(book.of(ROUTE, 5_000).version()).isEqualTo(1);
        assertThat(book.of(ROUTE, 9_000).version()).isEqualTo(2);
        assertThat(book.of(Route.parse("ETH/USD|BITSTAMP>KRAKEN"), 9_000).version()).isZero();
        assertThat(book.fees().row(Venue.KRAKEN, ROUTE.market(), 9_000).orElseThrow().source())
                .isEqualTo("rule 2 by anna: tier 3");
    }

    /** Kraken's and Bitstamp's of BTC/USD, Bitstamp's of ETH/USD. */
    private static List<String> feesOf(RuleBook book, long timeUs) {
        return Stream.of("KRAKEN|BTC/USD", "BITSTAMP|BTC/USD", "BITSTAMP|ETH/USD")
                .map(Listing::parse)
                .map(its -> book.fees().find(its.venue(), its.market(), timeUs).orElseThrow())
                .map(TakerFee::printed)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "BTC/USD",
                "KRAKEN",
                "KRAKEN|BTC/USD",
                "KRAKEN>BITSTAMP",
                "BTC/USD|KRAKEN>BITSTAMP"
            })
    void aScopePrintsAsItIsRead(String code) {
        assertThat(Scope.parse(code)).hasToString(code);
        assertThat(Scope.parse(code).covers(ROUTE)).isTrue();
        assertThat(Scope.parse(code).covers(Route.parse("ETH/USD|GEMINI>OKX")))
                .isEqualTo(code.equals("*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NOWHERE", "KRAKEN>", ">KRAKEN", "KRAKEN>KRAKEN", "KRAKEN|", "a/b/c"})
    void whatIsNoScopeIsRefused(String code) {
        assertThatThrownBy(() -> Scope.parse(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionZeroIsTheConfigurationAndNoRule() {
        assertThatThrownBy(() -> rule(0, "*", Parameter.MIN_NET_BPS, 5))
                .hasMessage("rule version must be > 0");
    }

    @Test
    void aRuleThatSetsNothingOrTheFeeOfAMarketIsNone() {
        assertThatThrownBy(
                        () -> new Rule(1, 0, Scope.ALL, Rule.Values.NONE, null, "anna", "nothing"))
                .hasMessage("the rule sets nothing");
        assertThatThrownBy(() -> fee(1, 0, "BTC/USD", "10bps"))
                .hasMessageContaining("a taker fee is that of a venue");
    }

    private static Optional<Objection> offered(Rule last, Rule... before) {
        RuleLog log = new RuleLog(CONFIGURED);
        for (Rule each : before) {
            assertThat(log.offer(each, -NOTICE_MS)).isEmpty();
        }
        Optional<Objection> objection = log.offer(last, -NOTICE_MS);
        assertThat(log.book().rules().contains(last)).isEqualTo(objection.isEmpty());
        return objection;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; HOLD_NET_BPS; 3;"
                        + " holdNetBps 3 (this rule) is above minNetBps 2 (the configuration)",
                "KRAKEN; MIN_NET_BPS; 0.5;"
                        + " holdNetBps 1 (the configuration) is above minNetBps 0.5 (this rule)",
                "BTC/USD; MIN_NOTIONAL; 200000;"
                        + " minNotional 200000 (this rule) is above maxNotional 100000",
                "*; MAX_AGE_US; 900000; maxLagUs 1000000 (the configuration) is above maxAgeUs",
                "*; DWELL_US; 3600000000; is not below the longest believable episode"
            })
    void aRuleThatContradictsTheConfigurationIsRefused(
            String scope, Parameter parameter, double value, String words) {
        assertThat(offered(rule(1, scope, parameter, value)))
                .hasValueSatisfying(
                        each -> {
                            assertThat(each.reason()).isEqualTo(Objection.Reason.CONTRADICTION);
                            assertThat(each.words()).contains(words);
                        });
    }

    @Test
    void aRuleForAllIsRefusedForTheOneRouteThatItWouldContradict() {
        Rule route = rule(1, ROUTE.code(), Parameter.MIN_NET_BPS, 5);

        assertThat(offered(rule(2, "*", Parameter.HOLD_NET_BPS, 2), route)).isEmpty();
        assertThat(
                        offered(
                                rule(3, "*", Parameter.HOLD_NET_BPS, 6),
                                route,
                                rule(2, "*", Parameter.MIN_NET_BPS, 9)))
                .hasValueSatisfying(
                        each ->
                                assertThat(each.words())
                                        .isEqualTo(
                                                "holdNetBps 6 (this rule) is above minNetBps 5"
                                                        + " (rule 1 by anna of"
                                                        + " BTC/USD|KRAKEN>BITSTAMP) on"
                                                        + " BTC/USD|KRAKEN>BITSTAMP"));
    }

    /** The rule itself fits to its moment, and not to what was decided for later before. */
    @Test
    void whatComesIntoForceLaterIsContradictedToo() {
        Rule later = rule(1, 500, "KRAKEN", Parameter.MIN_NET_BPS, 1.5);

        assertThat(offered(rule(2, 100, "KRAKEN", Parameter.HOLD_NET_BPS, 1.8), later))
                .map(Objection::reason)
                .contains(Objection.Reason.CONTRADICTION);
        assertThat(offered(rule(2, 100, "OKX>GEMINI", Parameter.HOLD_NET_BPS, 1.8), later))
                .as("no route is about both")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MAX_AGE_US, 3000001", "MAX_LAG_US, 1000001", "MAX_SKEW_US, 1500001"})
    void noRuleAllowsMoreThanTheConfiguration(Parameter parameter, double value) {
        assertThat(offered(rule(1, "KRAKEN", parameter, value)))
                .map(Objection::reason)
                .contains(Objection.Reason.BEYOND_LIMIT);
    }

    @Test
    void lateAndSecondRulesAreRefusedByName() {
        assertThat(offered(rule(1, -1, "*", Parameter.MIN_NET_BPS, 5)))
                .map(Objection::reason)
                .contains(Objection.Reason.LATE);
        assertThat(
                        offered(
                                rule(1, "KRAKEN", Parameter.MIN_NET_BPS, 5),
                                rule(1, "*", Parameter.MIN_NET_BPS, 5)))
                .map(Objection::reason)
                .contains(Objection.Reason.VERSION_TAKEN);
        assertThat(offered(fee(2, 0, "KRAKEN", "10bps"))) // the table has one of that moment
                .map(Objection::reason)
                .contains(Objection.Reason.CONTRADICTION);
    }

    @Test
    void aConfigurationThatContradictsItselfRefusesNoRuleThatHasNoPartInIt() {
        Configured odd =
                new Configured(
                        CONFIGURED.thresholds(),
                        BigDecimal.TEN,
                        CONFIGURED.maxAgeUs(),
                        CONFIGURED.maxLagUs(),
                        CONFIGURED.maxSkewUs(),
                        CONFIGURED.ageCapUs(),
                        CONFIGURED.fees());

        assertThat(new RuleLog(odd).offer(rule(1, "*", Parameter.MIN_NET_BPS, 5), -NOTICE_MS))
                .isEmpty();
    }

    /**
     * The books that it takes are those of the currency that it is traded in, and the exchange's.
     */
    @ParameterizedTest
    @CsvSource({
        "KRAKEN|BTC/USDT, 30",
        "KRAKEN|USDT/USD, 30",
        "BITSTAMP|BTC/USD, 30",
        "KRAKEN, 30",
        "KRAKEN>BITSTAMP, 30",
        "BTC/USD, 30",
        "KRAKEN|BTC/USD, 2"
    })
    void aRouteInAnotherCurrencyHasTheRulesOfTheBooksThatItTakes(String scope, double bps) {
        Route converted = Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP");

        assertThat(
                        book(rule(1, scope, Parameter.MIN_NET_BPS, 30))
                                .of(converted, 0)
                                .of(Parameter.MIN_NET_BPS)
                                .value())
                .isEqualTo(bps);
        assertThat(Scope.parse(scope).covers(converted)).isEqualTo(bps > 2);
    }

    @Test
    void aRouteWithinOneVenueHasNoWay() {
        Route within = Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN");

        assertThat(
                        book(rule(1, "KRAKEN", Parameter.MIN_NET_BPS, 30))
                                .of(within, 0)
                                .of(Parameter.MIN_NET_BPS)
                                .value())
                .isEqualTo(30);
    }

    private static RouteParameters ofCycle(Rule... rules) {
        return book(rules).of(CYCLE, new Asset("USD"), 0);
    }

    @Test
    void ofSeveralBooksTheStrictestDoesHoweverSpecificTheRulesOfTheOthersAre() {
        assertThat(
                        ofCycle(
                                        rule(1, "ETH/BTC", Parameter.SWITCHED_ON, 0),
                                        rule(2, "KRAKEN|BTC/USD", Parameter.SWITCHED_ON, 1))
                                .isOn())
                .isFalse();
        assertThat(
                        ofCycle(
                                        rule(1, "ETH/BTC", Parameter.MIN_NET_BPS, 50),
                                        rule(2, "KRAKEN|BTC/USD", Parameter.MIN_NET_BPS, 6))
                                .thresholds()
                                .minNetBps())
                .isEqualTo(50);
    }

    @Test
    void ofEachBookOfSeveralTheMostSpecificRuleCounts() {
        RouteParameters its =
                ofCycle(
                        rule(1, "KRAKEN", Parameter.SWITCHED_ON, 0),
                        rule(2, "KRAKEN|BTC/USD", Parameter.SWITCHED_ON, 1),
                        rule(3, "KRAKEN|ETH/BTC", Parameter.SWITCHED_ON, 1));
        assertThat(its.isOn()).isTrue();
    }

    @Test
    void aBookWithoutARuleHasTheConfiguration() {
        assertThat(ofCycle(rule(1, "KRAKEN", Parameter.MIN_NET_BPS, 1)).thresholds().minNetBps())
                .isEqualTo(2);
        assertThat(ofCycle(rule(1, "*", Parameter.MIN_NET_BPS, 1)).thresholds().minNetBps())
                .isEqualTo(1);
    }

    /** A rule of ETH/BTC counts in BTC. */
    @Test
    void amountsOfAMarketOfAnotherQuoteAreLeftAside() {
        RouteParameters its =
                ofCycle(
                        rule(1, "ETH/BTC", Parameter.MAX_NOTIONAL, 0.5),
                        rule(2, "KRAKEN|ETH/BTC", Parameter.MIN_NOTIONAL, 5_000),
                        rule(3, "ETH/USD", Parameter.MIN_NOTIONAL, 2_000),
                        rule(4, "KRAKEN", Parameter.MAX_NOTIONAL, 70_000));
        assertThat(its.thresholds().minNotional()).isEqualTo(2_000);
        assertThat(its.maxNotional(CONFIGURED.maxNotional())).isEqualByComparingTo("70000");
    }

    @Test
    void aMostThatOnlyOneBookHasIsTheStricterOne() {
        Configured boundless =
                new Configured(
                        CONFIGURED.thresholds(),
                        null,
                        CONFIGURED.maxAgeUs(),
                        CONFIGURED.maxLagUs(),
                        CONFIGURED.maxSkewUs(),
                        CONFIGURED.ageCapUs(),
                        CONFIGURED.fees());
        RuleBook none = RuleBook.of(boundless);
        assertThat(none.of(CYCLE, new Asset("USD"), 0).maxNotional(null)).isNull();
        assertThat(
                        none.with(rule(1, "ETH/USD", Parameter.MAX_NOTIONAL, 800))
                                .of(CYCLE, new Asset("USD"), 0)
                                .maxNotional(null))
                .isEqualByComparingTo("800");
    }
}
