package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.Unprovable.Tolerance;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnprovableTest {

    @ParameterizedTest
    @CsvSource({
        "at 1s for 9s silent on BITSTAMP, BITSTAMP, true",
        "at 1s for 9s silent on BITSTAMP * trades, BITSTAMP, true",
        "at 1s for 9s lose on BITSTAMP * trades chance=0.1, BITSTAMP, true",
        "at 1s for 9s silent on BITSTAMP * book, BITSTAMP, false",
        "at 1s for 9s late on BITSTAMP by=2s, BITSTAMP, false",
        "at 1s for 9s silent on KRAKEN, KRAKEN, false",
        "at 1s for 9s silent on KRAKEN, BITSTAMP, false"
    })
    void onlyAChannelWithoutNumbersMayLoseTradesInAPause(String line, Feed feed, boolean may) {
        assertThat(tolerance(feed, line)).isEqualTo(new Tolerance(0, may));
    }

    @ParameterizedTest
    @CsvSource({
        "at 1s for 9s lose on COINBASE chance=0.1, COINBASE, 660000",
        "at 1s for 9s reorder on COINBASE * book chance=0.1, COINBASE, 660000",
        "at 1s levels on COINBASE count=1000, COINBASE, 660000",
        "at 1s for 9s lose on COINBASE * trades chance=0.1, COINBASE, 0",
        "at 1s for 9s reorder on COINBASE * trades chance=0.1, COINBASE, 0",
        "at 1s for 9s duplicate on COINBASE chance=0.1, COINBASE, 0",
        "at 1s for 9s lose on KRAKEN chance=0.1, KRAKEN, 5000",
        "at 1s for 9s reorder on KRAKEN chance=0.1, KRAKEN, 5000",
        "at 1s for 9s duplicate on KRAKEN chance=0.1, KRAKEN, 0",
        "at 1s levels on BITSTAMP count=1000, BITSTAMP, 3500",
        "at 1s for 9s lose on BITSTAMP * book chance=0.1, BITSTAMP, 0",
        "at 1s levels on BITFINEX count=1000, BITFINEX, 3000",
        "at 1s for 9s lose on BITFINEX * book chance=0.1, BITFINEX, 0"
    })
    void onlyABookThatNothingProvesMayBeWrongForAWhile(String line, Feed feed, long ms) {
        assertThat(tolerance(feed, line).wrongBookUs()).isEqualTo(1_000 * ms);
    }

    @Test
    void oneOfSeveralFaultsIsEnough() {
        assertThat(
                        tolerance(
                                Feed.COINBASE,
                                "at 1s for 9s late on COINBASE by=2s",
                                "at 1s for 9s lose on COINBASE chance=0.1"))
                .isEqualTo(new Tolerance(660_000_000, false));
    }

    @Test
    void inATrialABookIsNotWrongForLong() {
        List<String> lines = List.of("at 1s for 9s lose on COINBASE chance=0.1");
        assertThat(Unprovable.inATrial(Feed.COINBASE, FaultScenario.parse("test", lines).lines()))
                .isEqualTo(new Tolerance(120_000_000, false));
    }

    @Test
    void saysWhatItIs() {
        assertThat(Unprovable.lines())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith("- BITSTAMP: its trades are not"),
                        each ->
                                assertThat(each)
                                        .startsWith("- BITSTAMP: its books have no checksums")
                                        .endsWith(" 3.5 s at most."),
                        each -> assertThat(each).startsWith("- BITFINEX: its checksums come"),
                        each -> assertThat(each).startsWith("- KRAKEN: its checksums are of"),
                        each -> assertThat(each).startsWith("- COINBASE: its books have neither"));
    }

    private static Tolerance tolerance(Feed feed, String... lines) {
        return Unprovable.on(feed, FaultScenario.parse("test", List.of(lines)).lines());
    }
}
