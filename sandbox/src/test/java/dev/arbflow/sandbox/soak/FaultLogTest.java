package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    @Test
    void aBookMayBeWrongWhileAFaultStandsAndForItsBoundAfterIt() {
        FaultLog faults = log("at 10s for 5s lose on KRAKEN chance=0.1");

        assertThat(faults.mayHideAWrongBook(Feed.KRAKEN, at(9))).isFalse();
        assertThat(faults.mayHideAWrongBook(Feed.KRAKEN, at(10))).isTrue();
        assertThat(faults.mayHideAWrongBook(Feed.KRAKEN, at(20))).isTrue();
        assertThat(faults.mayHideAWrongBook(Feed.KRAKEN, at(21))).isFalse();
        assertThat(faults.mayHideAWrongBook(Feed.BITSTAMP, at(12))).isFalse();
    }

    @Test
    void ofSeveralFaultsThatStoodMeanwhileTheLongestBoundCounts() {
        FaultLog faults = log("at 10s levels on COINBASE,BITSTAMP", "at 20s levels on BITFINEX");

        assertThat(faults.wrongBookUs(Feed.BITSTAMP, at(13), at(60))).isEqualTo(3_500_000);
        assertThat(faults.wrongBookUs(Feed.BITSTAMP, at(14), at(60))).isZero();
        assertThat(faults.wrongBookUs(Feed.BITFINEX, at(0), at(60))).isEqualTo(3_000_000);
        assertThat(faults.wrongBookUs(Feed.COINBASE, at(600), at(660))).isEqualTo(660_000_000);
    }

    /** What is later than any venue began is a time, be it plausible or not. */
    @Test
    void aTimeBeforeThereWasAnythingToTradeStandsForNone() {
        FaultLog faults =
                log(
                        "at 1s outlandish on KRAKEN field=trade-time value=1969-12-31T23:59:59Z",
                        "at 2s outlandish on KRAKEN field=trade-time value=9999-12-31T23:59:59Z",
                        "at 3s outlandish on KRAKEN field=time value=1969-12-31T23:59:59Z",
                        "at 4s outlandish on * field=trade-time value=1969-12-31T23:59:59Z");

        assertThat(faults.undatedTrades(Feed.KRAKEN, at(3))).isEqualTo(1);
        assertThat(faults.undatedTrades(Feed.KRAKEN, at(4))).isEqualTo(2);
        assertThat(faults.undatedTrades(Feed.BITSTAMP, at(4))).isEqualTo(1);
    }

    private static FaultLog log(String... lines) {
        return new FaultLog(FaultScenario.parse("test", List.of(lines)));
    }

    private static Duration at(int second) {
        return Duration.ofSeconds(second);
    }
}
