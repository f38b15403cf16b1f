package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Tape;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods of ten seconds; silence of more than two seconds is a gap. */
class CoverageFunctionTest {
    private static final String TAPE = "KRAKEN|KRAKEN|BTC/USD";
    private static final Fairness SETTINGS =
            new Fairness(List.of(TAPE), Duration.ofSeconds(10), Duration.ofSeconds(2), 0.95, 0.001);

    private KeyedHarness<Observation, CoverageCount> harness;
    private long sequence;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.open(new CoverageFunction(SETTINGS), Observation::tape);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aTapeThatIsAlwaysProvenAliveIsLiveAllTheTime() throws Exception {
        announce(0, 10);
        book(0);
        for (long ms = 1_000; ms < 20_000; ms += 1_000) {
            alive(ms);
        }
        trade(3_000);
        trade(13_000);
        trade(14_000);

        assertThat(after(20_000)).extracting(CoverageCount::liveShare).containsExactly(1.0, 1.0);
        assertThat(harness.extractOutputValues())
                .extracting(CoverageCount::trades)
                .containsExactly(1L, 2L);
        assertThat(harness.extractOutputValues()).extracting(CoverageCount::gaps).containsOnly(0);
    }

    @Test
    void aTapeThatWasNeverHeardIsReportedAsSilent() throws Exception {
        announce(0);

        assertThat(after(10_000))
                .containsExactly(new CoverageCount(Tape.parse(TAPE), 0, 10_000_000, 0, 0, 0, 0, 0));
    }

    @Test
    void silenceCountsAsLiveOnlyForAsLongAsItIsBelieved() throws Exception {
        announce(0);
        book(1_000);
        book(7_000);

        // 1 to 3 s, 7 to 9 s
        assertThat(after(10_000)).extracting(CoverageCount::liveUs).containsExactly(4_000_000L);
        assertThat(harness.extractOutputValues().get(0).gaps()).isEqualTo(2);
        assertThat(harness.extractOutputValues().get(0).books()).isEqualTo(2);
    }

    @Test
    void anUnusableBookIsAGapAlthoughTheFeedIsAlive() throws Exception {
        announce(0);
        book(0);
        alive(1_000);
        observe(Observation.of(books(2_000).invalid(BookValidity.GAP).build()));
        alive(3_000);
        alive(5_000);
        book(6_000);
        alive(7_000);
        alive(9_000);

        assertThat(after(10_000)).extracting(CoverageCount::liveUs).containsExactly(6_000_000L);
        assertThat(harness.extractOutputValues().get(0).gaps()).isEqualTo(1);
    }

    @Test
    void aFeedThatLagsIsLiveOnlyForWhatItProves() throws Exception {
        announce(0);
        book(0);
        observe(Observation.alive(progress(5_000, 1_000), "KRAKEN|BTC/USD"));

        assertThat(after(10_000)).extracting(CoverageCount::liveUs).containsExactly(2_000_000L);
    }

    @Test
    void aGapOfTradesCountsInEveryPeriodThatItReachesInto() throws Exception {
        announce(0, 10, 20);
        trade(5_000);
        observe(Observation.of(Trades.kraken("BTC/USD").at(12_000).afterGap(7_000).build()));
        trade(22_000);

        assertThat(after(30_000)).extracting(CoverageCount::tradeGaps).containsExactly(1, 1, 0);
        assertThat(harness.extractOutputValues())
                .extracting(CoverageCount::gaps)
                .as("another matter than live time")
                .containsOnly(0);
    }

    @Test
    void aGapSinceNobodyKnowsWhenCountsInThePeriodsThatAreStillOpen() throws Exception {
        announce(0, 10);
        after(10_000);
        observe(Observation.of(Trades.kraken("BTC/USD").at(12_000).afterGap(12_000).build()));

        assertThat(after(20_000)).extracting(CoverageCount::tradeGaps).containsExactly(0, 1);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aRepeatedBookCountsOnce() throws Exception {
        announce(0);
        Observation book = Observation.of(books(1_000).build());
        observe(book);
        observe(book);

        assertThat(after(10_000)).extracting(CoverageCount::books).containsExactly(1L);
    }

    @Test
    void aFeedWithoutBooksIsLiveWhileItIsHeard() throws Exception {
        String tape = "COINAPI|KRAKEN|BTC/USD";
        observe(Observation.period(tape, 0));
        List<Observation> seen = new ArrayList<>();
        Progress progress =
                Progress.ofAll(
                        new Origin(Feed.COINAPI, "COINAPI-0", 1, 1),
                        4_000_000,
                        4_000_000,
                        0,
                        new String[] {"KRAKEN|BTC/USD"});
        new ObserveBooks().flatMap(BookUpdate.of(progress), new ListCollector<>(seen));
        observe(seen.get(0));
        observe(Observation.alive(progress, "KRAKEN|BTC/USD"));

        assertThat(after(10_000)).extracting(CoverageCount::liveUs).containsExactly(2_000_000L);
        assertThat(harness.extractOutputValues().get(0).group()).isEqualTo("COINAPI|BTC/USD");
    }

    @Test
    void aLateTradeIsCountedAsLateAndNowhereElse() throws Exception {
        announce(0, 10);
        after(10_000);
        trade(5_000);

        assertThat(after(20_000)).extracting(CoverageCount::trades).containsExactly(0L, 0L);
        assertThat(harness.count("observationsLate")).isEqualTo(1);
    }

    @Test
    void goesOnAfterRestore() throws Exception {
        announce(0);
        book(1_000);
        trade(2_000);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        try (KeyedHarness<Observation, CoverageCount> restored =
                KeyedHarness.restore(new CoverageFunction(SETTINGS), Observation::tape, snapshot)) {
            restored.processElement(Observation.of(books(2_500).build()), 2_500);
            restored.processWatermark(9_999);

            assertThat(restored.extractOutputValues())
                    .extracting(CoverageCount::liveUs)
                    .containsExactly(3_500_000L);
            assertThat(restored.extractOutputValues().get(0).trades()).isEqualTo(1);
        }
    }

    @Test
    void keepsOnlyTheLivenessOfWhatIsOver() throws Exception {
        trade(500); // never announced: the job started within this period
        announce(10);
        book(11_000);
        after(20_000);

        assertThat(harness.extractOutputValues())
                .extracting(CoverageCount::startUs)
                .containsExactly(10_000_000L);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void theEndOfTheInputReportsNoPeriodThatItCutsOff() throws Exception {
        announce(0);
        book(1_000);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    private void announce(long... startsS) throws Exception {
        for (long startS : startsS) {
            observe(Observation.period(TAPE, startS * 1_000_000));
        }
    }

    private void book(long ms) throws Exception {
        observe(Observation.of(books(ms).build()));
    }

    private Books books(long ms) {
        sequence++;
        return Books.kraken("BTC/USD").delivery(1, sequence).at(ms);
    }

    private void alive(long ms) throws Exception {
        observe(Observation.alive(progress(ms, ms), "KRAKEN|BTC/USD"));
    }

    private static Progress progress(long receiveMs, long asOfMs) {
        return Progress.ofAll(
                new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1),
                receiveMs * 1_000,
                asOfMs * 1_000,
                0,
                new String[] {"KRAKEN|BTC/USD"});
    }

    private void trade(long ms) throws Exception {
        observe(Observation.of(Trades.kraken("BTC/USD").at(ms).build()));
    }

    private void observe(Observation seen) throws Exception {
        harness.processElement(seen, seen.timeUs() / 1_000);
    }

    private List<CoverageCount> after(long ms) throws Exception {
        harness.processWatermark(ms - 1);
        return harness.extractOutputValues();
    }
}
