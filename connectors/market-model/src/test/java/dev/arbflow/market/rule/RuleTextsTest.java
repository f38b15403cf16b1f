package dev.arbflow.market.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read of rules, and how they write them. */
class RuleTextsTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final Route CONVERTED = Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP");

    private static final RuleBook CONFIGURED =
            RuleBook.of(
                    new Configured(
                            new DetectionRule(0, Long.MIN_VALUE, 2, 1.5, 1_000, 500_000),
                            null,
                            3_000_000,
                            1_000_000,
                            1_500_000,
                            3_600_000_000L,
                            new FeeSchedule(
                                    "table",
                                    List.of(
                                            fee(Venue.KRAKEN, "*", "80bps"),
                                            fee(Venue.KRAKEN, "USDT/USD", "20bps"),
                                            fee(Venue.BITSTAMP, "BTC/USD", "40bps")))));

    private static FeeSchedule.Row fee(Venue venue, String market, String fee) {
        return new FeeSchedule.Row(
                venue, market, Instant.EPOCH, TakerFee.parse(fee), "list of July");
    }

    private static Rule rule(String scope, Rule.Values values, String fee, String note) {
        return new Rule(
                7,
                0,
                Scope.parse(scope),
                values,
                fee == null ? null : TakerFee.parse(fee),
                "anna",
                note);
    }

    private static RuleBook with(Rule rule) {
        return CONFIGURED.with(List.of(rule));
    }

    @Test
    void eachValueIsShownWithTheRuleThatItComesFrom() {
        RuleBook book =
                with(
                        rule(
                                "BTC/USD",
                                RuleTexts.values(Map.of("minNetBps", "12", "switchedOn", "false")),
                                null,
                                "wide"));

        assertThat(RuleTexts.of(book, ROUTE, 0))
                .startsWith(ROUTE.code())
                .anySatisfy(
                        line ->
                                assertThat(line.strip().split(" {2,}"))
                                        .containsExactly(
                                                "minNetBps",
                                                "12",
                                                "rule 7 by anna of BTC/USD: wide"))
                .anySatisfy(line -> assertThat(line).contains("switchedOn", "false", "rule 7"))
                .anySatisfy(line -> assertThat(line).contains("holdNetBps", "1.5", "configuration"))
                .anySatisfy(line -> assertThat(line).contains("maxNotional", "any"))
                .anySatisfy(line -> assertThat(line).contains("fee, buying", "list of July"))
                .anySatisfy(line -> assertThat(line).contains("fee, selling", "list of July"))
                .noneSatisfy(line -> assertThat(line).contains("exchange"));
    }

    @Test
    void feesAreThoseOfTheListingsThatARouteTradesAt() {
        List<String> fees =
                RuleTexts.of(CONFIGURED, CONVERTED, 0).stream()
                        .filter(line -> line.contains("fee, "))
                        .toList();

        assertThat(fees).hasSize(3);
        String bought = TakerFee.parse("80bps").printed();
        String exchanged = TakerFee.parse("20bps").printed();
        assertThat(fees.get(0)).contains("fee, buying", bought);
        assertThat(fees.get(2)).contains("fee, exchange", exchanged);
        assertThat(RuleTexts.of(CONFIGURED, Route.parse("BTC/USD|GEMINI>BITSTAMP"), 0))
                .anySatisfy(line -> assertThat(line).contains("fee, buying", "not known"));
    }

    @Test
    void onlyWhatDiffersIsAChange() {
        RuleBook dearer = with(rule("KRAKEN", Rule.Values.NONE, "90bps", ""));
        RuleBook stricter =
                with(rule("*", RuleTexts.values(Map.of("minNetBps", "12.5")), null, ""));

        assertThat(RuleTexts.changes(CONFIGURED, CONFIGURED, ROUTE, 0)).isEmpty();
        assertThat(RuleTexts.changes(CONFIGURED, stricter, ROUTE, 0))
                .containsExactly("minNetBps 2 -> 12.5");
        assertThat(RuleTexts.changes(CONFIGURED, dearer, ROUTE, 0))
                .containsExactly(
                        "fee of KRAKEN "
                                + TakerFee.parse("80bps").printed()
                                + " -> "
                                + TakerFee.parse("90bps").printed());
    }

    @Test
    void ofARouteInAnotherCurrencyItSaysWhichFeeOfAVenueChanges() {
        RuleBook dearer = with(rule("KRAKEN|USDT/USD", Rule.Values.NONE, "50bps", ""));

        assertThat(RuleTexts.changes(CONFIGURED, dearer, CONVERTED, 0))
                .containsExactly("fee of KRAKEN|USDT/USD 20bps -> 50bps");
        assertThat(RuleTexts.changes(CONFIGURED, dearer, ROUTE, 0)).isEmpty();
    }

    @Test
    void valuesAreReadByTheNamesOfTheirFields() {
        Map<String, String> set =
                Map.of("minNetBps", "12.5", "switchedOn", "true", "takerFee", "9bps");

        assertThat(RuleTexts.values(set).minNetBps()).isEqualTo(12.5);
        assertThat(Parameter.SWITCHED_ON.of(RuleTexts.values(set))).isEqualTo(1);
        assertThat(RuleTexts.fee(set)).isEqualTo(TakerFee.parse("9bps"));
        assertThat(RuleTexts.fee(Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "minNet, 2, no field 'minNet'; there are takerFee",
        "minNetBps, two, minNetBps must be a number",
        "minNetBps, NaN, minNetBps must be a number",
        "minNetBps, 0x1p3, minNetBps must be a number",
        "minNetBps, 12f, minNetBps must be a number",
        "minNotional, 1e400, minNotional must be a finite number",
        "dwellUs, 0.4, dwellUs must be a whole number of microseconds",
        "maxLagUs, 1e30, times must be whole numbers of microseconds",
        "switchedOn, 1, switchedOn must be true or false"
    })
    void whatIsNoValueIsRefusedWithItsReason(String field, String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleTexts.values(Map.of(field, text)))
                .withMessageContaining(reason);
    }
}
