package dev.arbflow.sandbox.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.sandbox.run.Servers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker. */
@OwnServer("it uses the settings that a run of the sandbox gives its jobs")
@Timeout(120)
class ToldRecordsTest {
    private static final Route ROUTE =
            new Route(Market.parse("BTC/USD"), Venue.KRAKEN, Venue.BITSTAMP);

    @TempDir Path dir;

    private static FollowUp told(long openedUs, CloseReason why) {
        return new FollowUp(
                        Episode.idOf(ROUTE, openedUs),
                        ROUTE,
                        openedUs,
                        openedUs + 1,
                        5,
                        BigDecimal.ONE,
                        9,
                        null,
                        null,
                        null,
                        null,
                        null)
                .cutOff(why);
    }

    private static void write(Kafka kafka, byte[]... records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.copyOf(KafkaClients.settings(kafka)),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (byte[] record : records) {
                producer.send(new ProducerRecord<>(Topic.FOLLOW_UPS.name(kafka), record)).get();
            }
        }
    }

    private static Map<String, FollowUp> byId(List<FollowUp> told) {
        return ToldRecords.newest(told, FollowUp::id);
    }

    private static byte[] json(FollowUp followUp) {
        return JsonCodec.followUps().write(followUp);
    }

    @Test
    void readsWhatIsToldFromNowOnAndOfWhatIsToldAgainTheLast() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.start(dir, 0)) {
            Kafka kafka = new ConfigReader(new String[0], Servers.settings(broker)).kafka();
            TopicSetup.ensure(kafka);
            write(kafka, json(told(1, CloseReason.SHUTDOWN)));
            ToldRecords<FollowUp> log =
                    ToldRecords.fromNow(kafka, Topic.FOLLOW_UPS, JsonCodec.followUps());
            assertThat(log.hasEarlierOnes()).isTrue();
            assertThat(log.read(() -> false).map(ToldRecordsTest::byId)).hasValue(Map.of());

            FollowUp again = told(2, CloseReason.LEG_STALE);
            write(kafka, json(told(2, CloseReason.SHUTDOWN)), json(again));

            assertThat(log.read(() -> false).map(ToldRecordsTest::byId))
                    .hasValue(Map.of(again.id(), again));
            assertThat(log.read(() -> true)).as("no time is left").isEmpty();

            write(kafka, "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(log.read(() -> false)).as("a record that cannot be read").isEmpty();
        }
    }
}
