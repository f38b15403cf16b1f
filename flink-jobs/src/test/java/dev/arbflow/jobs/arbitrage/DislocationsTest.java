package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.alert.CauseFunction;
import dev.arbflow.jobs.alert.EpisodeNews;
import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Episode.Onset;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.book.BookValidity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cuts a dislocation apart makes it neither two nor two mails. */
class DislocationsTest extends DetectionTestBase {
    private static final long REJOIN_MS = 1_000;

    private KeyedTwoInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal, Episode>
            harness;
    private DetectorRun run = new DetectorRun(detection());
    private Detection detection = detection();
    private int heard;
    private long nowMs;
    private EdgeNorm usual = EdgeNorm.UNKNOWN;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void open(Duration rejoin, OperatorSubtaskState from) throws Exception {
        open(detection(FREE, InstrumentTable.EMPTY, RULE, null, rejoin), from);
    }

    private void open(Detection with, OperatorSubtaskState from) throws Exception {
        detection = with;
        harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new EpisodeFunction(detection)),
                        signal -> signal.route().code(),
                        signal -> signal.route().code(),
                        Types.STRING);
        if (from != null) {
            harness.initializeState(from);
        }
        harness.open();
    }

    /** Gives what the detector has said since, the openings that follow from it, and the time. */
    private void hearUntil(long ms) throws Exception {
        run.until(ms);
        for (RouteSignal signal : run.signals.subList(heard, run.signals.size())) {
            if (signal.route().equals(KRAKEN_TO_BITSTAMP)) {
                StreamRecord<RouteSignal> record =
                        new StreamRecord<>(
                                signal.with(usual), Math.floorDiv(signal.timeUs(), 1_000L));
                harness.processElement1(record);
                if (signal.sustained() && signal.transition()) {
                    harness.processElement2(record);
                }
            }
        }
        heard = run.signals.size();
        nowMs = ms;
        harness.processBothWatermarks(new Watermark(ms));
    }

    private List<Episode> ends() {
        return harness.extractOutputValues().stream().filter(each -> !each.isOpen()).toList();
    }

    private List<Alert> alerts() throws Exception {
        return alerts(Duration.ZERO);
    }

    /** What a person hears of it, with a cool-down. */
    private List<Alert> alerts(Duration cooldown) throws Exception {
        Alerting rule = new Alerting(cooldown, Alerting.HOWEVER_LATE, 2);
        try (KeyedTwoInputStreamOperatorTestHarness<String, EpisodeNews, FollowUp, Alert> causes =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(
                                new CauseFunction(rule, detection.ageCap(), detection.rejoin())),
                        news -> news.episode().route().market().code(),
                        followUp -> followUp.route().market().code(),
                        Types.STRING)) {
            causes.open();
            for (StreamRecord<EpisodeNews> news : harness.getSideOutput(SideOutputs.NEWS)) {
                causes.processElement1(news);
            }
            causes.processBothWatermarks(new Watermark(nowMs));
            return causes.extractOutputValues();
        }
    }

    /** Stands from 100 ms on, proven from 200 ms on. */
    private void seenToBegin() {
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "99.90", "100.11"))
                .play(bitstamp(100, "100.10", "100.11"))
                .proven(200);
    }

    private void goneAndBack(long goneMs, long backMs) {
        run.proven(goneMs - 1)
                .play(bitstamp(goneMs, "100.00", "100.11"))
                .proven(backMs - 1)
                .play(bitstamp(backMs, "100.12", "100.13"))
                .proven(backMs + 100);
    }

    @Test
    void aFlutterAroundTheThresholdMakesPiecesOfOneDislocation() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        goneAndBack(300, 700);
        run.proven(899).play(bitstamp(900, "100.00", "100.11")).proven(901);
        hearUntil(900 + REJOIN_MS);

        assertThat(ends())
                .extracting(Episode::openedUs, Episode::lastUs, Episode::piece)
                .containsExactly(
                        tuple(100_000L, 299_000L, new Episode.Piece(100_000, 1, 0, Onset.SEEN)),
                        tuple(
                                700_000L,
                                899_000L,
                                new Episode.Piece(100_000, 2, 401_000, Onset.SEEN)));
        assertThat(ends())
                .extracting(Episode::dislocation)
                .containsOnly(Episode.idOf(KRAKEN_TO_BITSTAMP, 100_000));
        assertThat(alerts()).extracting(Alert::kind).containsExactly(Alert.Kind.OPENED);

        hearUntil(900 + REJOIN_MS + 1);

        assertThat(alerts())
                .extracting(Alert::kind)
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.CLOSED);
        assertThat(alerts().get(1).cause().episodes()).isEqualTo(2);
        assertThat(alerts().get(1).cause().lifetimeUs()).isEqualTo(799_000);
    }

    @Test
    void theEndTellsTheLargestProfitOfAllPieces() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        goneAndBack(300, 700);
        run.play(bitstamp(900, "100.00", "100.11"));
        run.play(bitstamp(1_000, "100.08", "100.11")).proven(1_100);
        run.play(bitstamp(1_200, "100.00", "100.11"));
        hearUntil(1_200 + REJOIN_MS + 1);

        assertThat(ends()).hasSize(3);
        assertThat(ends().get(2).peak().sellPrice()).isEqualTo(100.08);
        assertThat(alerts().get(1).episode().peak()).isEqualTo(ends().get(1).peak());
    }

    @Test
    void aResyncInTheMiddleMakesAPieceThatNobodySawBegin() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        run.play(broken(Venue.BITSTAMP, 300, BookValidity.GAP), bitstamp(400, "100.10", "100.11"))
                .proven(500);
        hearUntil(500);

        assertThat(harness.extractOutputValues())
                .extracting(Episode::closeReason, each -> each.piece().number())
                .containsExactly(tuple(null, 1), tuple(CloseReason.BOOK_RESYNC, 1), tuple(null, 2));
        assertThat(harness.extractOutputValues().get(2).piece().onset()).isEqualTo(Onset.UNSEEN);
        assertThat(alerts()).extracting(Alert::kind).containsExactly(Alert.Kind.OPENED);
    }

    @Test
    void whatComesBackLaterIsAnotherDislocationAndTheFirstHasEndedBefore() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        goneAndBack(300, 300 + REJOIN_MS - 99); // it opens a hundred milliseconds later
        hearUntil(300 + REJOIN_MS + 1);

        assertThat(alerts())
                .extracting(Alert::kind, alert -> alert.episode().piece().number())
                .containsExactly(
                        tuple(Alert.Kind.OPENED, 1),
                        tuple(Alert.Kind.CLOSED, 1),
                        tuple(Alert.Kind.OPENED, 1));
    }

    @Test
    void piecesAreJoinedAcrossARestartAndNothingOfThemIsKeptForLong() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        run.proven(299).play(bitstamp(300, "100.00", "100.11"));
        hearUntil(400);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();

        open(Duration.ofMillis(REJOIN_MS), snapshot);
        run.play(bitstamp(700, "100.10", "100.11")).proven(800);
        run.play(broken(Venue.BITSTAMP, 900, BookValidity.SILENT));
        hearUntil(900 + REJOIN_MS + 1);

        assertThat(ends())
                .extracting(Episode::closeReason, each -> each.piece().number())
                .containsExactly(tuple(CloseReason.FEED_FAULT, 2));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void whatHasLastedLongerThanAnythingBelievableIsNotGoneOnWith() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        run.play(aliveEvery(200, 400, 3_400, Venue.KRAKEN, Venue.BITSTAMP));
        hearUntil(3_400);

        assertThat(ends()).extracting(Episode::closeReason).containsExactly(CloseReason.AGE_CAP);
        assertThat(alerts())
                .extracting(Alert::kind)
                .containsExactly(Alert.Kind.OPENED, Alert.Kind.CLOSED);
    }

    @Test
    void whatStandsAsItAlwaysDoesIsAnEpisodeAndNoNews() throws Exception {
        usual = new EdgeNorm(9, 1, 90);
        open(Duration.ZERO, null);
        seenToBegin();
        run.proven(299).play(bitstamp(300, "100.00", "100.11"), bitstamp(400, "100.20", "100.21"));
        hearUntil(400);
        run.proven(500);
        hearUntil(500);

        assertThat(harness.extractOutputValues())
                .filteredOn(Episode::isOpen)
                .extracting(Episode::isStanding)
                .containsExactly(true, false);
        assertThat(alerts())
                .filteredOn(alert -> alert.kind() == Alert.Kind.OPENED)
                .extracting(alert -> alert.episode().openedUs())
                .containsExactly(400_000L);
    }

    @Test
    void whatStandsAsItAlwaysDoesIsNewsOnceItIsLargerThanUsual() throws Exception {
        usual = new EdgeNorm(9, 1, 90);
        open(Duration.ZERO, null);
        seenToBegin();
        run.proven(299).play(bitstamp(300, "100.30", "100.31")).proven(1_299);
        run.play(bitstamp(1_300, "100.31", "100.32")).proven(1_400);
        hearUntil(1_400);

        assertThat(harness.extractOutputValues())
                .extracting(Episode::isStanding)
                .containsOnly(true);
        assertThat(alerts())
                .extracting(Alert::kind, alert -> alert.episode().openedUs())
                .containsExactly(tuple(Alert.Kind.OPENED, 100_000L));
    }

    /** A timer of one is a timer of all that waits for its millisecond. */
    @Test
    void anEdgeEndsInTheMillisecondInWhichThePieceBeforeWouldHaveBeenFinal() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        seenToBegin();
        goneAndBack(300, 900);
        run.proven(300 + REJOIN_MS)
                .play(bitstamp(300 + REJOIN_MS + 1, "100.00", "100.11"))
                .proven(300 + REJOIN_MS + 2);
        hearUntil(300 + REJOIN_MS + 2); // all of it with one watermark

        assertThat(ends()).extracting(each -> each.piece().number()).containsExactly(1, 2);
    }

    @Test
    void theNextMillisecondIsHeardWhereNothingIsGoneOnWith() throws Exception {
        open(Duration.ZERO, null);
        seenToBegin();
        goneAndBack(300, 301);
        hearUntil(401);

        assertThat(harness.extractOutputValues())
                .filteredOn(Episode::isOpen)
                .extracting(Episode::openedUs)
                .containsExactly(100_000L, 301_000L);
    }

    @Test
    void whatNobodySawBeginSaysNothingOfHowLongSuchOnesLast() throws Exception {
        open(Duration.ofMillis(REJOIN_MS), null);
        run.play(kraken(0, "100.00", "100.01"), bitstamp(50, "100.10", "100.11")).proven(150);
        goneAndBack(300, 700);
        run.proven(899).play(bitstamp(900, "100.00", "100.11")).proven(901);
        hearUntil(900 + REJOIN_MS + 1);
        run.proven(2_999).play(bitstamp(3_000, "100.10", "100.11")).proven(3_100);
        hearUntil(3_100);

        assertThat(alerts())
                .last()
                .extracting(Alert::kind, Alert::pastEpisodes)
                .containsExactly(Alert.Kind.OPENED, 0);
    }

    @Test
    void whatStoodWhenBothBooksWereFirstUsableWasNotSeenToBegin() throws Exception {
        open(Duration.ZERO, null);
        run.play(kraken(0, "100.00", "100.01"), bitstamp(50, "100.10", "100.11")).proven(150);
        run.play(bitstamp(300, "100.00", "100.11"), bitstamp(400, "100.10", "100.11")).proven(500);
        hearUntil(500);

        assertThat(harness.extractOutputValues())
                .filteredOn(Episode::isOpen)
                .extracting(each -> each.piece().onset())
                .containsExactly(Onset.UNSEEN, Onset.SEEN);
    }

    /** Its edge comes and goes every 56 seconds, as a premium was seen to. */
    @Test
    void aBreathingPremiumOfHalfAnHourIsOneToldDislocation() throws Exception {
        assertThat(breathing(Duration.ZERO))
                .as("before")
                .isEqualTo("33 episodes of 33 dislocations, 17 told");
        assertThat(breathing(Duration.ofSeconds(20)))
                .as("shorter than its pauses")
                .isEqualTo("33 episodes of 33 dislocations, 17 told");
        assertThat(breathing(Duration.ofSeconds(60)))
                .isEqualTo("33 episodes of 1 dislocations, 1 told");
    }

    /** Counts what is told of half an hour of it. */
    private String breathing(Duration rejoin) throws Exception {
        Detection usual = detection(FREE, InstrumentTable.EMPTY, RULE, null, rejoin);
        Detection patient =
                new Detection(
                        usual.fees(),
                        usual.instruments(),
                        usual.rule(),
                        null,
                        usual.limits(),
                        usual.outOfOrderness(),
                        Duration.ofHours(1),
                        rejoin,
                        usual.updateEvery(),
                        usual.alerting(),
                        Conversions.NONE,
                        null);
        run = new DetectorRun(patient);
        heard = 0;
        open(patient, null);
        run.play(kraken(0, "99.99", "100.00"), bitstamp(0, "99.90", "100.11"));
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 500; ms <= 1_800_000; ms += 500) {
            double bps = 3 + 6 * Math.sin(2 * Math.PI * ms / 56_000.0);
            double bid = 100 * (1 + bps / 10_000);
            updates.add(alive(Venue.KRAKEN, ms));
            updates.add(
                    bitstamp(
                            ms,
                            String.format(Locale.ROOT, "%.4f", bid),
                            String.format(Locale.ROOT, "%.4f", bid + 0.5)));
        }
        for (LegUpdate update : updates) {
            if (update.receiveUs() % 3_000_000 == 0) {
                run.play(kraken(update.receiveUs() / 1_000, "99.99", "100.00"));
            }
            run.play(update);
        }
        hearUntil(1_900_000);
        List<Episode> first =
                harness.extractOutputValues().stream().filter(e -> e.revision() == 1).toList();
        long told =
                alerts(Duration.ofMinutes(1)).stream()
                        .filter(alert -> alert.kind() == Alert.Kind.OPENED)
                        .count();
        harness.close();
        return String.format(
                Locale.ROOT,
                "%d episodes of %d dislocations, %d told",
                first.size(),
                first.stream().map(Episode::dislocation).distinct().count(),
                told);
    }
}
