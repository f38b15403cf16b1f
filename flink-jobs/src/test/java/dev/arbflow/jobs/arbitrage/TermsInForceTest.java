package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.TermsInForce.InForce;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import dev.arbflow.market.rule.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that are kept are those that the tables say. */
class TermsInForceTest extends DetectionTestBase {
    private static final long KNOWN_US = 1_000_000;
    private static final long CHEAPER_US = 5_000_000;
    private static final long LOT_US = 7_000_000;
    private static final long VALID_US = 1_000_000;

    private static final RuleBook RULES = RuleBook.of(changing().configured());

    private final TermsInForce terms = new TermsInForce(changing());

    @Test
    void nothingIsKnownBeforeTheFirstFee() {
        assertThat(terms.of(KRAKEN_TO_BITSTAMP, KNOWN_US - 1, RULES).terms()).isEmpty();
        assertThat(terms.of(KRAKEN_TO_BITSTAMP, KNOWN_US, RULES).terms()).isPresent();
    }

    @Test
    void whatDoesNotChangeIsFoundOnce() {
        InForce first = terms.of(KRAKEN_TO_BITSTAMP, KNOWN_US, RULES);

        assertThat(terms.of(KRAKEN_TO_BITSTAMP, CHEAPER_US - 1, RULES)).isSameAs(first);
    }

    /** Routes in one currency, with a leg in another, and within one venue. */
    @ParameterizedTest
    @CsvSource({
        "BTC/USD|BITSTAMP>KRAKEN, KRAKEN, 9",
        "BTC/USD|BITSTAMP>KRAKEN, KRAKEN|BTC/USD, 9",
        "BTC/USD|BITSTAMP>KRAKEN, BITSTAMP>KRAKEN, 9",
        "BTC/USD|BITSTAMP>KRAKEN, KRAKEN|BTC/USDT, 5",
        "BTC/USD|BITSTAMP>KRAKEN, KRAKEN>BITSTAMP, 5",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>BITSTAMP, KRAKEN, 9",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>BITSTAMP, KRAKEN|USDT/USD, 9",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>BITSTAMP, BITSTAMP|BTC/USDT, 9",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>BITSTAMP, KRAKEN|BTC/USD, 5",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>KRAKEN, BITSTAMP>KRAKEN, 9",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>KRAKEN, BTC/USD|BITSTAMP>KRAKEN, 9",
        "BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN, KRAKEN, 9",
        "BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN, KRAKEN|BTC/USDT, 9",
        "BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN, BTC/USD, 9",
        "BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN, BITSTAMP, 5"
    })
    void aRuleHoldsForEachKindOfRouteThatItIsAboutFromItsMomentOn(
            String route, String scope, double minNetBps) {
        RuleBook rules =
                RULES.with(
                        new Rule(
                                1,
                                LOT_US,
                                Scope.parse(scope),
                                new Rule.Values(
                                        false, 9.0, null, null, null, null, null, null, null),
                                null,
                                "anna",
                                ""));
        Route its = Route.parse(route);

        InForce before = terms.of(its, LOT_US - 1, rules);
        assertThat(before.isOn()).isTrue();
        assertThat(before.rule()).isEqualTo(rules.of(its, LOT_US - 1).thresholds());
        assertThat(before.rule().minNetBps()).isEqualTo(5);
        InForce after = terms.of(its, LOT_US, rules);
        assertThat(after.isOn()).isEqualTo(minNetBps == 5);
        assertThat(after.rule()).isEqualTo(rules.of(its, LOT_US).thresholds());
        assertThat(after.rule().minNetBps()).isEqualTo(minNetBps);
        assertThat(after.rule().version()).isEqualTo(minNetBps == 5 ? 0 : 1);
        assertThat(after.terms()).isPresent();
    }

    /** Each of the three books has its own; a rule for one of them is about that one only. */
    @ParameterizedTest
    @CsvSource({
        "BTC/USD|BITSTAMP>KRAKEN, KRAKEN|BTC/USD",
        "BTC/USD|BITSTAMP:USDT:KRAKEN>BITSTAMP, KRAKEN|USDT/USD",
        "BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN, KRAKEN|BTC/USDT"
    })
    void theFeeOfOneBookOfARouteIsInItsTerms(String route, String listing) {
        RuleBook dearer =
                RULES.with(
                        new Rule(
                                1,
                                LOT_US,
                                Scope.parse(listing),
                                Rule.Values.NONE,
                                TakerFee.parse("90bps"),
                                "anna",
                                ""));
        Route its = Route.parse(route);

        InForce before = new TermsInForce(changing()).of(its, LOT_US, RULES);
        InForce after = terms.of(its, LOT_US, dearer);
        assertThat(before.rule().version()).isZero();
        assertThat(after.rule().version()).isEqualTo(1);
        assertThat(after.terms())
                .isEqualTo(
                        RouteTerms.find(
                                dearer.fees(),
                                changing().instruments(),
                                null,
                                VALID_US,
                                its,
                                LOT_US))
                .isNotEqualTo(before.terms());
    }

    @Property(tries = 200)
    void atAnyMomentInAnyOrderItIsWhatTheTablesSay(@ForAll Random random) throws Exception {
        Detection detection = changing();
        TermsInForce kept = InstantiationUtil.clone(new TermsInForce(detection));
        for (int i = 0; i < 20; i++) {
            long timeUs =
                    switch (random.nextInt(4)) {
                        case 0 -> CHEAPER_US - 1 + random.nextInt(3);
                        case 1 -> LOT_US - 1 + random.nextInt(3);
                        case 2 -> KNOWN_US - 1 + random.nextInt(3);
                        default -> random.nextInt(9_000_000);
                    };
            assertThat(kept.of(KRAKEN_TO_BITSTAMP, timeUs, RULES).terms())
                    .isEqualTo(
                            RouteTerms.find(
                                    detection.fees(),
                                    detection.instruments(),
                                    null,
                                    VALID_US,
                                    KRAKEN_TO_BITSTAMP,
                                    timeUs));
        }
    }

    private static Detection changing() {
        FeeSchedule fees =
                new FeeSchedule(
                        "changing",
                        List.of(
                                fee(Venue.KRAKEN, 0, "40bps"),
                                fee(Venue.BITSTAMP, KNOWN_US, "40bps"),
                                fee(Venue.BITSTAMP, CHEAPER_US, "30bps")));
        InstrumentTable lots =
                new InstrumentTable(
                        List.of(
                                new InstrumentTable.Row(
                                        Venue.KRAKEN,
                                        FeeSchedule.ALL_MARKETS,
                                        at(LOT_US),
                                        new Instrument(
                                                null,
                                                new BigDecimal("0.1"),
                                                BigDecimal.ZERO,
                                                BigDecimal.ZERO),
                                        "test")));
        return detection(fees, lots, RULE);
    }

    private static FeeSchedule.Row fee(Venue venue, long fromUs, String fee) {
        return new FeeSchedule.Row(
                venue, FeeSchedule.ALL_MARKETS, at(fromUs), TakerFee.parse(fee), "test");
    }

    private static Instant at(long timeUs) {
        return Instant.ofEpochSecond(0, timeUs * 1_000);
    }
}
