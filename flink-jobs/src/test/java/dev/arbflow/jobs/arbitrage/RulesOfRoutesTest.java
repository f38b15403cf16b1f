package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rule for one route, market or venue changes, and that it changes nothing else. */
class RulesOfRoutesTest extends DetectionTestBase {
    private static final Route KRAKEN_TO_BITFINEX = route("BTC/USD|KRAKEN>BITFINEX");

    private static Route route(String code) {
        return Route.parse(code);
    }

    private static Rule rule(int version, long fromMs, String scope, Rule.Values values) {
        return new Rule(version, fromMs * 1_000, Scope.parse(scope), values, null, "anna", "");
    }

    private static Rule off(String scope, long fromMs) {
        return rule(1, fromMs, scope, Rule.Values.of(Parameter.SWITCHED_ON, 0));
    }

    /** Three venues whose prices move at random, so that routes open and close. */
    private static LegUpdate[] moving(long seed) {
        Random random = new Random(seed);
        List<LegUpdate> updates = new ArrayList<>();
        for (int ms = 0; ms < 6_000; ms += 20) {
            double shift = random.nextInt(60) * 0.01;
            updates.add(
                    switch (random.nextInt(6)) {
                        case 0 -> kraken(ms, 100 - shift / 2, 100.01 - shift / 2);
                        case 1 -> bitstamp(ms, 99.9 + shift, 99.95 + shift);
                        case 2 -> bitfinex(ms, 99.9 + shift, 99.95 + shift);
                        case 3 -> alive(Venue.KRAKEN, ms);
                        case 4 -> alive(Venue.BITSTAMP, ms);
                        default -> alive(Venue.BITFINEX, ms);
                    });
        }
        return updates.toArray(LegUpdate[]::new);
    }

    private static LegUpdate kraken(long ms, double bid, double ask) {
        return kraken(ms, text(bid), text(ask));
    }

    /** A little late, as nobody else is. */
    private static LegUpdate bitstamp(long ms, double bid, double ask) {
        return leg(book(Venue.BITSTAMP, ms, text(bid), text(ask)).lag(50));
    }

    private static LegUpdate bitfinex(long ms, double bid, double ask) {
        return bitfinex(ms, text(bid), text(ask));
    }

    private static String text(double price) {
        return Double.toString(Math.round(price * 100) / 100.0);
    }

    /** All that was said, but for the ordinal, which counts all signals of the market. */
    private static List<String> said(DetectorRun run, Predicate<Route> of) {
        return run.signals.stream()
                .filter(signal -> of.test(signal.route()))
                .map(
                        signal ->
                                String.join(
                                        " ",
                                        signal.route().code(),
                                        DetectorRun.row(signal),
                                        String.valueOf(signal.spread()),
                                        "rule " + signal.ruleVersion(),
                                        String.valueOf(signal.fees())))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleForOneRouteChangesThatRouteAndNoOther(Parameter parameter) {
        double value =
                switch (parameter) {
                    case SWITCHED_ON -> 0;
                    case MIN_NET_BPS -> 25;
                    case HOLD_NET_BPS -> 0.5;
                    case MIN_NOTIONAL -> 150;
                    case MAX_NOTIONAL -> 60;
                    case DWELL_US -> 1_000;
                    case MAX_AGE_US, MAX_LAG_US, MAX_SKEW_US -> 30_000;
                };
        LegUpdate[] updates = moving(parameter.name().hashCode());
        DetectorRun before = new DetectorRun(detection()).play(updates).until(6_000);
        DetectorRun after =
                new DetectorRun(
                                detection(),
                                rule(
                                        1,
                                        0,
                                        KRAKEN_TO_BITSTAMP.code(),
                                        Rule.Values.of(parameter, value)))
                        .play(updates)
                        .until(6_000);

        assertThat(said(after, route -> !route.equals(KRAKEN_TO_BITSTAMP)))
                .isNotEmpty()
                .isEqualTo(said(before, route -> !route.equals(KRAKEN_TO_BITSTAMP)));
        assertThat(said(after, KRAKEN_TO_BITSTAMP::equals)).allMatch(row -> row.contains("rule 1"));
        assertThat(spreads(after)).isNotEqualTo(spreads(before));
    }

    private static List<String> spreads(DetectorRun run) {
        return run.signals.stream()
                .filter(signal -> signal.route().equals(KRAKEN_TO_BITSTAMP))
                .map(signal -> DetectorRun.row(signal) + signal.spread())
                .toList();
    }

    @Test
    void whatIsSwitchedOffIsRefusedUnderItsNameAndEndsWhatIsOpen() {
        DetectorRun run =
                new DetectorRun(detection(), off("BITSTAMP", 200))
                        .play(
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.10", "100.11"),
                                bitfinex(0, "100.10", "100.11"))
                        .proven(100)
                        .play(
                                alive(Venue.BITFINEX, 100),
                                bitstamp(200, "100.11", "100.12"),
                                bitfinex(200, "100.11", "100.12"))
                        .until(200);

        assertThat(run.rows(KRAKEN_TO_BITSTAMP))
                .containsExactly(
                        "0 RESET", "0 ABOVE", "100 ABOVE sustained", "200 INVALID SWITCHED_OFF");
        assertThat(run.rows(KRAKEN_TO_BITFINEX)).last().isEqualTo("200 ABOVE sustained again");
        assertThat(run.signals)
                .filteredOn(signal -> signal.refusal() == RefusalReason.SWITCHED_OFF)
                .extracting(RouteSignal::close)
                .containsOnly(CloseReason.SWITCHED_OFF);
        assertThat(CloseReason.SWITCHED_OFF.mayGoOn()).isFalse();
        assertThat(Outcome.of(RefusalReason.SWITCHED_OFF)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aFeeOfARuleIsPaidFromItsMomentOnAndToldWithTheEpisode() {
        Rule cheap =
                new Rule(
                        2,
                        10_000,
                        Scope.of(Venue.KRAKEN),
                        Rule.Values.NONE,
                        TakerFee.parse("0.5bps"),
                        "anna",
                        "tier 9");
        LegUpdate[] updates = {
            kraken(50, "100.00", "100.01"),
            bitstamp(50, "100.10", "100.11"),
            alive(Venue.KRAKEN, 150),
            alive(Venue.BITSTAMP, 150)
        };
        DetectorRun dear =
                new DetectorRun(detection(feesOf("3bps"), RULE)).play(updates).until(150);
        DetectorRun run =
                new DetectorRun(detection(feesOf("3bps"), RULE), cheap).play(updates).until(150);

        assertThat(dear.rows(KRAKEN_TO_BITSTAMP)).last().asString().contains("BELOW_MIN_NET");
        assertThat(run.rows(KRAKEN_TO_BITSTAMP)).last().isEqualTo("150 ABOVE sustained");
        Episode.Fees fees = run.signals.get(run.signals.size() - 1).fees();
        assertThat(fees.buyRate()).isEqualByComparingTo("0.00005");
        assertThat(fees.buySource()).isEqualTo("rule 2 by anna: tier 9");
        assertThat(fees.sellRate()).isEqualByComparingTo("0.0003");
    }
}
