package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfluxITCase {

    private static final long AT_NS = 1_700_000_000_123_456_000L;

    @TempDir Path dataDir;

    @Test
    void aHundredPointsOfOneMicrosecondWrittenTwiceAreAHundredRows() throws Exception {
        List<Point> points =
                LongStream.range(0, 100).mapToObj(i -> quote("KRAKEN", AT_NS + i, i)).toList();
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            client.getWriteApiBlocking().writePoints(points);
            client.getWriteApiBlocking().writePoints(points);

            assertThat(store.rows("quote"))
                    .hasSize(100)
                    .extracting(row -> row.get("time"))
                    .containsExactlyElementsOf(
                            LongStream.range(0, 100).map(i -> AT_NS + i).boxed().toList());
        }
    }

    @Test
    void pointsOfOneInstantWithOtherTagsStandBesideEachOther() throws Exception {
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            client.getWriteApiBlocking()
                    .writePoints(List.of(quote("KRAKEN", AT_NS, 1), quote("BITSTAMP", AT_NS, 2)));
            assertThat(store.rows("quote"))
                    .extracting(row -> row.get("venue"))
                    .containsExactlyInAnyOrder("KRAKEN", "BITSTAMP");
        }
    }

    @Test
    void everyTypeOfFieldComesBackAsWrittenAndAnAbsentOneIsMissing() throws Exception {
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            Point full =
                    quote("KRAKEN", AT_NS, 7).addField("live", true).addField("note", "a \"b\", c");
            client.getWriteApiBlocking().writePoint(full);
            assertThat(store.rows("quote").get(0))
                    .containsEntry("time", AT_NS)
                    .containsEntry("venue", "KRAKEN")
                    .containsEntry("updates", 7L)
                    .containsEntry("live", true)
                    .containsEntry("note", "a \"b\", c")
                    .doesNotContainKey("bid");
        }
    }

    @Test
    void rowsSurviveARestart() throws Exception {
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            client.getWriteApiBlocking().writePoint(quote("KRAKEN", AT_NS, 1));
        }
        try (InfluxStore store = start()) {
            assertThat(store.rows("quote")).hasSize(1);
        }
    }

    @Test
    void answersPing() throws Exception {
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            assertThat(client.ping()).isTrue();
        }
    }

    @Test
    void refusesAClashingTypeAnUnknownFieldAndAnUnknownMeasurement() throws Exception {
        try (InfluxStore store = start();
                InfluxDBClient client = client(store)) {
            Point clash = quote("KRAKEN", AT_NS, 1).addField("bid", "dear");
            Point unknownField = quote("KRAKEN", AT_NS, 1).addField("bdi", 1.0);
            Point unknownTable = Point.measurement("qoute").addField("bid", 1.0);

            assertRefused(client, clash, "column: bid");
            assertRefused(client, unknownField, "bdi");
            assertRefused(client, unknownTable, "qoute");
            assertThat(store.rows("quote")).isEmpty();
        }
    }

    @Test
    void aBadStatementIsExplained() throws Exception {
        try (EmbeddedInflux store = EmbeddedInflux.start(dataDir, 0)) {
            assertThatThrownBy(() -> store.query("SELECT bogus"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered 400")
                    .hasMessageContaining("bogus");
            assertThatThrownBy(() -> store.rows("nowhere"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("QuestDB has no table nowhere");
        }
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> EmbeddedInflux.start(dataDir, taken.getLocalPort()))
                    .hasMessage("port " + taken.getLocalPort() + " for InfluxDB is in use");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        Set<Thread> before = ServerThreads.running();
        start().close();
        assertThat(ServerThreads.leftSince(before)).isEmpty();
    }

    private InfluxStore start() throws IOException {
        EmbeddedInflux store = EmbeddedInflux.start(dataDir, 0);
        store.createTable(
                "quote",
                List.of("venue"),
                Map.of(
                        "bid", FieldType.DOUBLE,
                        "updates", FieldType.LONG,
                        "live", FieldType.BOOLEAN,
                        "note", FieldType.VARCHAR));
        return store;
    }

    private static InfluxDBClient client(InfluxStore store) {
        return InfluxDBClientFactory.create(
                store.url(), store.token().toCharArray(), store.org(), store.bucket());
    }

    private static Point quote(String venue, long timeNs, long updates) {
        return Point.measurement("quote")
                .addTag("venue", venue)
                .addField("updates", updates)
                .time(timeNs, WritePrecision.NS);
    }

    private static void assertRefused(InfluxDBClient client, Point point, String word) {
        assertThatThrownBy(() -> client.getWriteApiBlocking().writePoint(point))
                .isInstanceOfSatisfying(
                        InfluxException.class,
                        e -> assertThat(e.status()).as(e.getMessage()).isEqualTo(400))
                .hasMessageContaining(word);
    }
}
