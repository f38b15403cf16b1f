package dev.arbflow.sandbox.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.sandbox.run.FiguresJudge;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a run, judged by the log of books on a real broker. */
@Tag("kafka")
@Timeout(600)
class LiveFiguresTest {
    private static final long BLOCK_US = 5_000_000;

    @TempDir static Path dir;

    private static KafkaBroker broker;
    private static final List<Delivery> reached = new ArrayList<>();
    private static FiguresJudge judge;
    private static int delivered;
    private static Collection<Episode> told;
    private static Map<String, FollowUp> followUps;

    @BeforeAll
    static void theJobsFindWhatIsInTheLog() throws Exception {
        broker = Endpoints.fromEnvironment().kafka(dir);
        Kafka kafka =
                new ConfigReader(
                                new String[0],
                                Map.of(
                                        "KAFKA_BROKER", broker.bootstrapServers(),
                                        "KAFKA_TOPIC_PREFIX", broker.topicPrefix()))
                        .kafka();
        TopicSetup.ensure(kafka);
        Trial trial = Trial.of(3, Duration.ofMinutes(3));
        write(kafka, Records.of(trial.deliveries()).subList(0, 1)); // of another run
        judge = FiguresJudge.fromNow(kafka, Trial.DETECTION, Trial.START_US, reached::add);
        delivered = trial.deliveries().size();
        write(kafka, Records.of(trial.deliveries()));
        Map<String, Episode> newest = new LinkedHashMap<>();
        Detector.Findings found = new JobDetector().detect(trial.deliveries(), Trial.DETECTION);
        followUps =
                found.followUps().stream().collect(Collectors.toMap(FollowUp::id, each -> each));
        found.episodes()
                .forEach(
                        each ->
                                newest.merge(
                                        each.id(),
                                        each,
                                        (a, b) -> a.revision() > b.revision() ? a : b));
        told = newest.values();
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** As a source writes it: connections side by side, none in the order of the others. */
    private static void write(Kafka kafka, List<BookUpdate> updates) throws Exception {
        List<BookUpdate> written = new ArrayList<>(updates);
        written.sort(
                Comparator.<BookUpdate>comparingLong(each -> each.receiveUs() / BLOCK_US)
                        .thenComparing(each -> each.origin().connection()));
        JsonCodec<BookUpdate> codec = JsonCodec.books();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.copyOf(KafkaClients.settings(kafka)),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (BookUpdate each : written) {
                int partition =
                        Math.floorMod(
                                each.origin().connection().hashCode(),
                                Topic.BOOKS.partitions(kafka));
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        Topic.BOOKS.name(kafka),
                                        partition,
                                        null,
                                        codec.write(each)));
            }
        }
    }

    @Test
    void whatFollowsFromTheLogIsExact() {
        FiguresVerdict verdict = judge(told, 0);

        assertThat(verdict.complaints()).isEmpty();
        assertThat(verdict.exact()).isEqualTo(told.size()).isGreaterThan(10);
        assertThat(verdict.notJudged()).isZero();
    }

    @Test
    void allThatReachedTheClientIsPassedOn() {
        reached.clear();
        judge(told, 0);

        assertThat(reached).hasSize(delivered);
    }

    @Test
    void profitTimesTenIsFoundOut() {
        FiguresVerdict verdict = judge(mutated(Mutations::profitTimesTen), 0);

        assertThat(verdict.complaints())
                .hasSameSizeAs(told)
                .allSatisfy(line -> assertThat(line).contains("@", "peak.profit is"));
        assertThat(verdict.exact()).isZero();
    }

    @Test
    void whatTheLogDoesNotShowIsFoundOut() {
        assertThat(judge(mutated(Mutations::wrongLeg), 0).complaints())
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line).contains("nothing that was received"));
    }

    @Test
    void aLookThatIsTakenTooLateIsFoundOut() {
        assertThat(judge(Mutations::aHorizonLate, 0).complaints())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("follow-up: "))
                .anySatisfy(line -> assertThat(line).contains("after 50 ms ageUs is"));
        assertThat(judge(Mutations::aHorizonLate, 1).complaints()).as("came late").isEmpty();
    }

    @Test
    void anEpisodeThatNobodyLookedAtAgainIsFoundOut() {
        assertThat(judge.judge(told, Optional.of(Map.of()), 0, () -> false).complaints())
                .hasSameSizeAs(told)
                .allSatisfy(line -> assertThat(line).endsWith("missed"));
        assertThat(judge.judge(told, Optional.empty(), 0, () -> false).complaints()).isEmpty();
    }

    private static FiguresVerdict judge(UnaryOperator<FollowUp> mistake, long late) {
        Map<String, FollowUp> wrong = new HashMap<>();
        followUps.forEach((id, each) -> wrong.put(id, mistake.apply(each)));
        return judge.judge(told, Optional.of(wrong), late, () -> false);
    }

    /** Who was told late has decided by what there was; nobody can tell from the log what. */
    @Test
    void nobodyIsAccusedWhereRecordsCameLate() {
        FiguresVerdict verdict = judge(mutated(Mutations::profitTimesTen), 1);

        assertThat(verdict.complaints()).isEmpty();
        assertThat(verdict.notJudged()).isEqualTo(told.size());
        assertThat(verdict.excused()).containsEntry("1 record came late", (long) told.size());
        assertThat(judge(told, 1).exact()).isEqualTo(told.size());
    }

    /** The judge exchanges nothing, and reads no rule of the run. */
    @Test
    void whatTheJudgeDoesNotKnowIsCountedWithItsReason() {
        List<Episode> episodes = new ArrayList<>(told);
        Episode off = Episodes.like(episodes.get(0)).closed(CloseReason.SWITCHED_OFF).build();
        episodes.set(0, off);
        Route route = off.route();
        Market dollars = new Market(new Asset("USDT"), route.market().quote());
        Conversion over = new Conversion(Side.SELL, new Listing(Venue.KRAKEN, dollars));
        Episode converted =
                Episodes.of(
                                new Route(route.market(), route.buy(), route.sell(), over),
                                off.openedUs())
                        .closed(CloseReason.SPREAD_COLLAPSED)
                        .build();
        episodes.add(converted);
        Map<String, FollowUp> looks = new HashMap<>(followUps);
        looks.put(converted.id(), looks.remove(off.id()));
        FiguresVerdict verdict = judge.judge(episodes, Optional.of(looks), 0, () -> false);

        assertThat(verdict.complaints()).isEmpty();
        assertThat(verdict.excused())
                .isEqualTo(Map.of("switched off by a rule", 1L, "a leg in another currency", 1L));
    }

    /** Nor does anybody know what is not read any more. */
    @Test
    void nobodyIsAccusedWhenThereIsNoTimeToRead() {
        FiguresVerdict verdict = judge.judge(told, Optional.of(followUps), 0, () -> true);

        assertThat(verdict.complaints()).isEmpty();
        assertThat(verdict.exact()).isZero();
        assertThat(verdict.excused())
                .containsOnlyKeys("there was no time to read all books")
                .containsValue((long) told.size());
    }

    private static FiguresVerdict judge(Collection<Episode> episodes, long late) {
        return judge.judge(episodes, Optional.of(followUps), late, () -> false);
    }

    private static List<Episode> mutated(UnaryOperator<Episode> mistake) {
        return told.stream().map(mistake).toList();
    }
}
