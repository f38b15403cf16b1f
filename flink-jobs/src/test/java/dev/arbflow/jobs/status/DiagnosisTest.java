package dev.arbflow.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.status.Readings.Answer;
import dev.arbflow.jobs.status.Readings.Job;
import dev.arbflow.jobs.status.Readings.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Answer FINE = Answer.fine();
    private static final Answer REFUSES = Answer.broken("does not answer: connection refused");
    private static final Job INGEST = running(Diagnosis.INGEST, 4);
    private static final Job ARBITRAGE = running(Diagnosis.ARBITRAGE, 5);

    @Test
    void whereEverythingRunsDataFlows() {
        Diagnosis diagnosis = diagnose(FINE, List.of(INGEST, ARBITRAGE), FINE, 1, FINE, FINE);

        assertThat(diagnosis.stops()).isEmpty();
        assertThat(diagnosis.lines())
                .hasSizeLessThanOrEqualTo(10)
                .contains("arbflow ingest     RUNNING, checkpoint 4 s ago, restarts 0")
                .endsWith("Data is flowing.");
    }

    @Test
    void aStoreThatIsDownIsBlamedAndNotTheJobThatWaitsForIt() {
        Job waiting =
                new Job(
                        Diagnosis.ARBITRAGE,
                        "RESTARTING",
                        Duration.ofMinutes(3),
                        2,
                        "com.mongodb.MongoTimeoutException",
                        "",
                        0);

        Diagnosis diagnosis = diagnose(FINE, List.of(INGEST, waiting), FINE, 1, REFUSES, FINE);

        assertThat(diagnosis.stops()).contains("MongoDB");
        assertThat(diagnosis.lines())
                .endsWith("STOPS AT MongoDB: does not answer: connection refused");
    }

    @Test
    void brokersThatAreDownAreBlamedBeforeAnyStore() {
        assertThat(diagnose(FINE, List.of(INGEST), REFUSES, 1, REFUSES, FINE).stops())
                .contains("Kafka");
        assertThat(diagnose(REFUSES, List.of(), FINE, 1, FINE, REFUSES).stops()).contains("Flink");
        assertThat(diagnose(FINE, List.of(INGEST, ARBITRAGE), FINE, 1, FINE, REFUSES).stops())
                .contains("InfluxDB");
    }

    @Test
    void aJobThatNobodySubmittedIsMissed() {
        assertThat(diagnose(FINE, List.of(INGEST), FINE, 1, FINE, FINE).lines())
                .endsWith("STOPS AT arbflow arbitrage: no such job was submitted");
    }

    @Test
    void anIngestThatIsUpgradedWhileAnotherRunsIsNotMissed() {
        Job second =
                new Job(Diagnosis.INGEST + " b", "RUNNING", Duration.ofSeconds(4), 0, "", "", 0);

        Job stopped = new Job(Diagnosis.INGEST, "FINISHED", Duration.ofMinutes(10), 0, "", "", 0);

        assertThat(diagnose(FINE, List.of(second, ARBITRAGE), FINE, 1, FINE, FINE).stops())
                .isEmpty();
        assertThat(diagnose(FINE, List.of(stopped, second, ARBITRAGE), FINE, 1, FINE, FINE).stops())
                .isEmpty();
    }

    @Test
    void ingestThatRunsAndWritesNothingPointsToTheVenues() {
        assertThat(diagnose(FINE, List.of(INGEST, ARBITRAGE), FINE, 45, FINE, FINE).lines())
                .endsWith(
                        "STOPS AT arbflow ingest: runs, but writes nothing to market.trades:"
                                + " look at the connections to the venues");
    }

    @Test
    void aJobWithoutCheckpointsSaysWhatHoldsItUp() {
        Job stuck =
                new Job(
                        Diagnosis.ARBITRAGE,
                        "RUNNING",
                        Duration.ofSeconds(200),
                        0,
                        "",
                        "what follows 'each trade once'",
                        0);

        assertThat(diagnose(FINE, List.of(INGEST, stuck), FINE, 1, FINE, FINE).lines())
                .endsWith(
                        "STOPS AT arbflow arbitrage: no checkpoint for 200 s, held up by what"
                                + " follows 'each trade once'");
    }

    @Test
    void aJobThatFallsBehindIsSeenThoughItsCheckpointsAreFresh() {
        Job slow = ARBITRAGE.behind(5_300);

        assertThat(diagnose(FINE, List.of(INGEST, slow), FINE, 1, FINE, FINE).lines())
                .endsWith(
                        "STOPS AT arbflow arbitrage: 5300 records have waited for more than 60 s,"
                                + " more come than it reads; fewer at the next look: it catches up");
    }

    @Test
    void aBacklogIsBlamedOnWhatHoldsTheJobUpAndAfterWhatCausesIt() {
        Job held =
                new Job(
                        Diagnosis.PATTERNS,
                        "RUNNING",
                        Duration.ofSeconds(5),
                        0,
                        "",
                        "what follows 'windows of a market'",
                        7);

        assertThat(diagnose(FINE, List.of(INGEST, ARBITRAGE, held), FINE, 1, FINE, FINE).lines())
                .endsWith(
                        "STOPS AT arbflow patterns: 7 records have waited for more than 60 s, held up"
                                + " by what follows 'windows of a market'; fewer at the next look: it"
                                + " catches up");
        assertThat(diagnose(FINE, List.of(INGEST, ARBITRAGE, held), FINE, 1, REFUSES, FINE).stops())
                .contains("MongoDB");
    }

    @Test
    void aTopicWithoutRecordsIsSilent() {
        Readings readings =
                new Readings(
                        FINE,
                        List.of(INGEST, ARBITRAGE),
                        FINE,
                        List.of(new Topic("market.books", Optional.empty(), 0)),
                        FINE,
                        Answer.fine(Duration.ofSeconds(7)));

        assertThat(Diagnosis.of(readings).lines())
                .contains(
                        "  market.books     newest record never, 0 to be confirmed",
                        "InfluxDB           answers, newest record 7 s ago");
        assertThat(Diagnosis.of(readings).stops()).contains(Diagnosis.INGEST);
    }

    private static Diagnosis diagnose(
            Answer flink,
            List<Job> jobs,
            Answer kafka,
            long newestSeconds,
            Answer mongo,
            Answer influx) {
        Topic trades =
                new Topic("market.trades", Optional.of(Duration.ofSeconds(newestSeconds)), 12);
        return Diagnosis.of(new Readings(flink, jobs, kafka, List.of(trades), mongo, influx));
    }

    private static Job running(String name, long checkpointSeconds) {
        return new Job(name, "RUNNING", Duration.ofSeconds(checkpointSeconds), 0, "", "", 0);
    }
}
