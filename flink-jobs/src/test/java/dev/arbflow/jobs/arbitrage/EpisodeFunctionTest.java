package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.alert.EpisodeNews;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpisodeFunctionTest extends DetectionTestBase {
    private KeyedTwoInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal, Episode>
            harness;
    private EpisodeFunction function;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal, Episode>
            newHarness() throws Exception {
        function = new EpisodeFunction(detection());
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(function),
                signal -> signal.route().code(),
                signal -> signal.route().code(),
                Types.STRING);
    }

    /** Gives signals, and the openings that the pattern sees in them. */
    private void hear(List<RouteSignal> signals) throws Exception {
        for (RouteSignal signal : signals) {
            StreamRecord<RouteSignal> record =
                    new StreamRecord<>(signal, Math.floorDiv(signal.timeUs(), 1_000L));
            harness.processElement1(record);
            if (signal.kind() == RouteSignal.Kind.ABOVE
                    && signal.sustained()
                    && signal.transition()) {
                harness.processElement2(record);
            }
        }
    }

    private void time(long ms) throws Exception {
        harness.processBothWatermarks(new Watermark(ms));
    }

    private static DetectorRun crossed9Bps() {
        return new DetectorRun(detection())
                .play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"));
    }

    private static DetectorRun open9Bps() {
        return crossed9Bps().proven(100);
    }

    /** The same, seen to begin. */
    private static DetectorRun rise9Bps() {
        return new DetectorRun(detection())
                .play(kraken(-50, "100.00", "100.01"), bitstamp(-50, "99.90", "100.11"))
                .play(bitstamp(0, "100.10", "100.11"))
                .proven(100);
    }

    @Test
    void anOpenEpisodeIsToldAgainEverySecond() throws Exception {
        DetectorRun run = open9Bps();
        run.play(aliveEvery(200, 200, 2_400, Venue.KRAKEN, Venue.BITSTAMP)).until(2_400);
        hear(run.signals);
        time(2_400);

        assertThat(harness.extractOutputValues())
                .extracting(Episode::revision, Episode::lastUs, Episode::isOpen)
                .containsExactly(
                        tuple(1, 100_000L, true),
                        tuple(2, 1_200_000L, true),
                        tuple(3, 2_200_000L, true));
    }

    @Test
    void comingBackFromTheHoldingBandMakesNoSecondEpisode() throws Exception {
        DetectorRun run = open9Bps();
        run.play(
                        bitstamp(200, "100.04", "100.11"),
                        bitstamp(300, "100.10", "100.11"),
                        bitstamp(500, "100.00", "100.11"))
                .until(500);
        hear(run.signals);
        RouteSignal back =
                run.signals.stream().filter(s -> s.timeUs() == 300_000).findFirst().orElseThrow();
        harness.processElement2(new StreamRecord<>(back, 300));
        time(500);

        assertThat(harness.extractOutputValues())
                .extracting(Episode::id)
                .hasSize(2)
                .containsOnly(Episode.idOf(KRAKEN_TO_BITSTAMP, 0));
        assertThat(harness.getSideOutput(SideOutputs.NEWS))
                .extracting(news -> news.getValue().episode())
                .as("every version, for alerts")
                .isEqualTo(harness.extractOutputValues());
    }

    /** Lesson: a mail told the peak of an edge that was all but gone when it was sent. */
    @Test
    void anEpisodeSaysWhatIsThereNowBesideItsPeak() throws Exception {
        DetectorRun run =
                open9Bps().play(bitstamp(300, "100.04", "100.11")).proven(700).proven(1_150);
        hear(run.until(1_150).signals);
        time(1_150);

        Episode held = harness.extractOutputValues().get(1);
        assertThat(held.peak().netBps()).isCloseTo(9, within(0.01));
        assertThat(held.last().netBps()).isCloseTo(3, within(0.01));
        assertThat(held.last().grossBps()).isCloseTo(3, within(0.01));
        assertThat(held.last().cost()).isEqualByComparingTo("100.01");
        assertThat(held.last().legs())
                .isEqualTo(
                        new Episode.Legs(
                                1_150_000,
                                new BigDecimal("100.01"),
                                new BigDecimal("100.04"),
                                0,
                                0));
        assertThat(held.peak().legs().sellVwap()).isEqualByComparingTo("100.10");
        assertThat(held.fees())
                .isEqualTo(new Episode.Fees(BigDecimal.ZERO, "test", BigDecimal.ZERO, "test", 0));
    }

    @Test
    void goesOnAfterARestoreInTheMiddleOfAnEpisode() throws Exception {
        restoreInTheMiddleOfAnEpisode();

        assertThat(harness.extractOutputValues())
                .extracting(Episode::revision, Episode::openedUs, Episode::closeReason)
                .containsExactly(tuple(2, 0L, CloseReason.SPREAD_COLLAPSED));
    }

    @Test
    void stateDiesWithTheCandidate() throws Exception {
        DetectorRun run = rise9Bps().play(bitstamp(300, "100.00", "100.11")).until(300);
        hear(run.signals);
        time(300);

        assertThat(harness.numKeyedStateEntries()).as("how long it lasted").isEqualTo(1);
        time(300 + Dislocations.REMEMBERED.toMillis() + Duration.ofHours(1).toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void newsSaysHowLongEarlierEpisodesOfTheRouteLasted() throws Exception {
        DetectorRun run =
                rise9Bps()
                        .play(alive(Venue.KRAKEN, 300), bitstamp(300, "100.00", "100.11"))
                        .play(bitstamp(400, "100.10", "100.11"))
                        .proven(500)
                        .play(alive(Venue.KRAKEN, 600), bitstamp(600, "100.00", "100.11"))
                        .until(600);
        hear(run.signals);
        time(600);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        List<EpisodeNews> before = openings();
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        int told = run.signals.size();
        run.play(bitstamp(700, "100.10", "100.11")).proven(800).until(800);
        hear(run.signals.subList(told, run.signals.size()));
        time(800);

        assertThat(before)
                .extracting(EpisodeNews::pastEpisodes, EpisodeNews::medianLifetimeUs)
                .containsExactly(tuple(0, 0L), tuple(1, 300_000L));
        assertThat(openings())
                .extracting(EpisodeNews::pastEpisodes, EpisodeNews::medianLifetimeUs)
                .containsExactly(tuple(2, 300_000L));
    }

    @Test
    void anEpisodeThatAFaultCutOffSaysNothingOfHowLongSuchOnesLast() throws Exception {
        DetectorRun run =
                open9Bps()
                        .play(
                                broken(Venue.BITSTAMP, 300, BookValidity.GAP),
                                bitstamp(400, "100.10", "100.11"))
                        .proven(500)
                        .until(500);
        hear(run.signals);
        time(500);

        assertThat(openings()).extracting(EpisodeNews::pastEpisodes).containsExactly(0, 0);
    }

    private List<EpisodeNews> openings() {
        return harness.getSideOutput(SideOutputs.NEWS).stream()
                .map(StreamRecord::getValue)
                .filter(news -> news.episode().revision() == 1)
                .toList();
    }

    @Test
    void aCandidateThatWasGoneTooSoonIsRefusedOnceAndKeepsItsBestFigures() throws Exception {
        DetectorRun run =
                crossed9Bps()
                        .play(
                                leg(book(Venue.BITSTAMP, 30, "100.12", "100.13").lag(900)),
                                bitstamp(50, "100.00", "100.11"))
                        .until(300);
        hear(run.signals);
        time(300);

        assertThat(harness.extractOutputValues()).isEmpty();
        List<RefusedMoment> refused =
                harness.getSideOutput(SideOutputs.REFUSED).stream()
                        .map(StreamRecord::getValue)
                        .toList();
        assertThat(refused)
                .extracting(RefusedMoment::reason, RefusedMoment::candidate)
                .containsExactly(
                        tuple(RefusalReason.LAGGING, false), tuple(RefusalReason.TOO_SHORT, true));
        assertThat(refused.get(1).grossBps()).isBetween(10.9, 11.1);
        assertThat(refused.get(1).netBps()).isBetween(8.9, 9.1);
    }

    @Test
    void eachCandidateIsToldWhenItBeginsAndOnceWithItsOutcome() throws Exception {
        DetectorRun run =
                open9Bps()
                        .play(bitstamp(300, "100.04", "100.11"), bitstamp(400, "100.01", "100.11"))
                        .play(bitstamp(500, "100.05", "100.11"), bitstamp(600, "100.00", "100.11"))
                        .play(bitstamp(700, "100.02", "100.11"))
                        .until(800);
        hear(run.signals);
        time(800);

        assertThat(candidates())
                .extracting(
                        Candidate::startUs,
                        Candidate::endUs,
                        Candidate::outcome,
                        Candidate::reason,
                        Candidate::episodes)
                .containsExactly(
                        tuple(0L, 0L, Outcome.OPEN, null, 0),
                        tuple(0L, 400_000L, Outcome.EPISODE, null, 1),
                        tuple(500_000L, 500_000L, Outcome.OPEN, null, 0),
                        tuple(
                                500_000L,
                                600_000L,
                                Outcome.BELOW_THRESHOLD,
                                RefusalReason.BELOW_MIN_NET,
                                0),
                        tuple(700_000L, 700_000L, Outcome.OPEN, null, 0));
        assertThat(function.ledger())
                .hasToString("0 taken over + 3 opened = 1 EPISODE + 1 BELOW_THRESHOLD + 1 open");
    }

    @Test
    void theLedgerTakesOverWhatStoodAtARestart() throws Exception {
        restoreInTheMiddleOfAnEpisode();

        assertThat(candidates())
                .extracting(Candidate::revision, Candidate::startUs, Candidate::outcome)
                .containsExactly(tuple(2, 0L, Outcome.EPISODE));
        assertThat(function.ledger()).hasToString("1 taken over + 0 opened = 1 EPISODE + 0 open");
    }

    /** An episode that is open in the snapshot and over in what the second harness hears. */
    private void restoreInTheMiddleOfAnEpisode() throws Exception {
        DetectorRun run = open9Bps().until(100);
        hear(run.signals);
        time(100);
        int told = run.signals.size();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        run.play(bitstamp(300, "100.00", "100.11")).until(300);
        hear(run.signals.subList(told, run.signals.size()));
        time(300);
    }

    private List<Candidate> candidates() {
        return harness.getSideOutput(SideOutputs.CANDIDATES).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    @Test
    void theEndOfTheStreamClosesWhatIsOpen() throws Exception {
        hear(open9Bps().until(100).signals);
        time(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues())
                .extracting(Episode::closeReason, Episode::lastUs)
                .containsExactly(tuple(null, 100_000L), tuple(CloseReason.SHUTDOWN, 100_000L));
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void theEndOfTheStreamLeavesACandidateThatIsNoEpisodeAlone() throws Exception {
        hear(crossed9Bps().until(50).signals);
        time(Long.MAX_VALUE);

        assertThat(harness.extractOutputValues()).isEmpty();
    }
}
