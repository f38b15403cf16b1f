package dev.arbflow.jobs.io.mongo.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.Export;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.export.Cell;
import dev.arbflow.jobs.export.ExportFolder;
import dev.arbflow.jobs.export.ExportFormat;
import dev.arbflow.jobs.export.RowWriter;
import dev.arbflow.jobs.report.ReportPeriod;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a real document store, and what does not. */
@Tag("mongodb")
class ExportITCase {
    private static final long FROM_US = 1_000_000;
    private static final long TO_US = 3_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path dir;

    private MongoStore store;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void start() throws IOException {
        store = Endpoints.fromEnvironment().mongo(dir.resolve("mongo"));
        client = MongoClients.create(store.uri());
        database = client.getDatabase(store.database());
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void aPeriodHasItsStartAndNotItsEnd() throws IOException {
        for (long minuteUs : new long[] {TO_US, TO_US - 1, FROM_US, FROM_US - 1}) {
            database.getCollection("refusals").insertOne(new Document("minuteUs", minuteUs));
        }

        assertThat(rows(ExportTable.REFUSALS))
                .extracting(row -> row.get("minuteAt").textValue())
                .containsExactly("1970-01-01T00:00:01.000000Z", "1970-01-01T00:00:02.999999Z");
    }

    @Test
    void anEpisodeHasItsClustersAndWhatWasLikeIt() throws IOException {
        database.getCollection("episodes").insertOne(episode());

        JsonNode row = rows(ExportTable.EPISODES).get(0);

        assertThat(row.get("openedAt").textValue()).isEqualTo("1970-01-01T00:00:02.000000Z");
        assertThat(row.get("peakProfit").decimalValue()).isEqualByComparingTo("31.10");
        assertThat(row.get("open").isBoolean()).isTrue();
        assertThat(row.get("closeReason").isNull()).isTrue();
        assertThat(row.get("netMeanBps").isNull()).isTrue();
        assertThat(row.get("maxLegAgeUs").longValue()).isEqualTo(7);
        assertThat(row.get("buyCluster").intValue()).isEqualTo(3);
        assertThat(row.get("sellCluster").isNull()).isTrue();
        assertThat(row.at("/similar/0/id").textValue()).isEqualTo("earlier");
        assertThat(row.at("/similar/0/lifetimeMs").doubleValue()).isEqualTo(1.5);
    }

    @Test
    void aDayOfThePaperAccountIsFlatAndExact() throws IOException {
        database.getCollection("paper_days")
                .insertOne(
                        new Document("day", "1970-01-01")
                                .append("currency", "USD")
                                .append("dayUs", FROM_US)
                                .append(
                                        "state",
                                        new Document("net", Decimal128.parse("-3.25"))
                                                .append("trades", 4)
                                                .append("missed", new Document("gone", 7))));

        JsonNode row = rows(ExportTable.PAPER_DAYS).get(0);

        assertThat(row.get("dayAt").textValue()).isEqualTo("1970-01-01T00:00:01.000000Z");
        assertThat(row.get("currency").textValue()).isEqualTo("USD");
        assertThat(row.get("net").decimalValue()).isEqualByComparingTo("-3.25");
        assertThat(row.get("trades").intValue()).isEqualTo(4);
        assertThat(row.get("missedGone").intValue()).isEqualTo(7);
        assertThat(row.get("meanLatencyMs").isNull()).isTrue();
    }

    @Test
    void aModelIsARowACentroid() throws IOException {
        database.getCollection("models")
                .insertOne(
                        new Document("version", 4L)
                                .append("learnedUs", FROM_US)
                                .append("labels", List.of(7, 2))
                                .append("weights", List.of(10.0, 20.0))
                                .append("model", new Binary(new byte[] {1}))
                                .append(
                                        "centroids",
                                        List.of(
                                                new Document("returnBps", 0.5),
                                                new Document("returnBps", null))));

        List<JsonNode> rows = rows(ExportTable.CLUSTERS);

        assertThat(rows).extracting(row -> row.get("cluster").intValue()).containsExactly(7, 2);
        assertThat(rows).extracting(row -> row.get("weight").intValue()).containsExactly(10, 20);
        assertThat(rows)
                .extracting(row -> row.get("centroid.returnBps").toString())
                .containsExactly("0.5", "null");
        assertThat(rows).allSatisfy(row -> assertThat(row.has("model")).isFalse());
    }

    /** A column that the stores do not write would be empty for ever. */
    @Test
    void everyColumnIsOneThatTheStoresWrite() {
        String collections =
                RepositoryFiles.text("docs/data-dictionary.md").split("\n# Coll", -1)[1];

        for (ExportTable table : ExportTable.values()) {
            if (table != ExportTable.CLUSTERS) {
                ExportShape shape = table.shape();
                String section =
                        collections
                                .split("## `" + shape.collection() + "`", -1)[1]
                                .split("\n## ", -1)[0];
                assertThat(shape.columns())
                        .as(table.toString())
                        .allSatisfy(
                                column ->
                                        assertThat(section)
                                                .containsAnyOf(
                                                        "| `" + column.path() + "`",
                                                        "| `" + column.path() + "[]"));
            }
        }
    }

    @Test
    void whatIsSharedIsNoisedSumsAndTheirTermsOnly() throws IOException {
        for (ExportTable table : ExportTable.values()) {
            database.getCollection(table.shape().collection())
                    .insertOne(
                            new Document("text", "SECRET").append(table.shape().timeUs(), FROM_US));
        }
        database.getCollection("trades").insertOne(new Document("happenedUs", FROM_US));
        database.getCollection("releases")
                .insertMany(
                        List.of(
                                release(FROM_US, "RELEASED").append("internal", "SECRET"),
                                release(FROM_US + 1, "BUDGET_SPENT").append("trades", 424242L),
                                release(TO_US, "RELEASED").append("trades", 424242L)));
        Path shared = dir.resolve("shared");

        Export.writeShared(stored(), new ExportFolder(shared, ExportFormat.CSV), line -> {});

        assertThat(files(shared)).containsExactly("README.md", "releases.csv");
        assertThat(shared.resolve("releases.csv"))
                .content()
                .isEqualTo(
                        String.join(
                                "\r\n",
                                String.join(",", MongoExport.releaseColumns()),
                                "KRAKEN,KRAKEN,BTC/USD,1970-01-01T00:00:01.000000Z,"
                                        + "1970-01-01T00:00:02.000000Z,-3,12.5,24,12.0,0.5,0.25,0.5,6.0",
                                ""));
        assertThat(shared.resolve("README.md"))
                .content()
                .contains("| KRAKEN | KRAKEN | BTC/USD | 1 | 0.25 | 0.5 | 6.0 | 0.25 |")
                .doesNotContain("SECRET", "424242");
    }

    @Test
    void nothingIsSharedFromAFolderThatHoldsMore() throws IOException {
        Path used = Files.createDirectories(dir.resolve("used"));
        Files.writeString(used.resolve("episodes.csv"), "");

        assertThatThrownBy(
                        () ->
                                Export.writeShared(
                                        stored(),
                                        new ExportFolder(used, ExportFormat.CSV),
                                        line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not empty");
        assertThat(files(used)).containsExactly("episodes.csv");
    }

    @Test
    void moreThanABatchOfRowsArrivesInOrder() throws IOException {
        List<Document> pairs = new ArrayList<>();
        for (long i = 2_500; i > 0; i--) {
            pairs.add(new Document("atUs", FROM_US + i).append("lagUs", i));
        }
        database.getCollection("similar_pairs").insertMany(pairs);

        assertThat(rows(ExportTable.PAIRS))
                .hasSize(2_500)
                .isSortedAccordingTo(
                        (one, other) ->
                                one.get("lagUs").intValue() - other.get("lagUs").intValue());
    }

    @Test
    void whatHasNoPlainFormIsMissing() {
        BsonDocument odd = BsonDocument.parse("{a: {b: 1}, c: {$numberDouble: 'NaN'}, d: 5}");

        assertThat(Stream.of("a", "c", "x.y", "d.e", "tUs"))
                .allSatisfy(
                        path ->
                                assertThat(new ExportColumn(path, path).read(odd).text())
                                        .isEmpty());
        assertThat(new ExportColumn("at", "tUs").read(new BsonDocument("tUs", new BsonInt64(-1))))
                .extracting("text")
                .isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @Test
    void aDiskThatIsFullIsNotBlamedOnTheStore() {
        database.getCollection("refusals").insertOne(new Document("minuteUs", FROM_US));
        IOException full = new IOException("disk full");

        assertThatThrownBy(() -> stored().write(ExportTable.REFUSALS, new FullDisk(full)))
                .isSameAs(full);
    }

    private record FullDisk(IOException full) implements RowWriter {
        @Override
        public void write(List<Cell> cells) throws IOException {
            throw full;
        }

        @Override
        public void close() {}
    }

    private List<JsonNode> rows(ExportTable table) throws IOException {
        Path out = dir.resolve("out");
        Export.write(
                stored(), EnumSet.of(table), new ExportFolder(out, ExportFormat.JSONL), line -> {});
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve(table + ".jsonl"))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private MongoExport stored() {
        return new MongoExport(
                new Mongo(
                        new Secret(store.uri()),
                        store.database(),
                        Duration.ofMillis(50),
                        Duration.ofDays(30),
                        Duration.ofDays(30)),
                new ReportPeriod(FROM_US, TO_US));
    }

    private static Document episode() {
        return new Document("_id", "e")
                .append("openedUs", 2_000_000L)
                .append(
                        "state",
                        new Document("open", true)
                                .append("closeReason", null)
                                .append("maxLegAgeUs", 7L)
                                .append("net", new Document("meanBps", Double.NaN))
                                .append("peak", new Document("profit", Decimal128.parse("31.10"))))
                .append(
                        "patterns",
                        new Document("buy", new Document("cluster", 3))
                                .append("sell", null)
                                .append(
                                        "similar",
                                        List.of(
                                                new Document("id", "earlier")
                                                        .append("lifetimeMs", 1.5))));
    }

    private static Document release(long startUs, String outcome) {
        return new Document("feed", "KRAKEN")
                .append("venue", "KRAKEN")
                .append("market", "BTC/USD")
                .append("startUs", startUs)
                .append("endUs", startUs + 1_000_000)
                .append("outcome", outcome)
                .append("trades", -3L)
                .append("volume", 12.5)
                .append("tradesError", 24L)
                .append("volumeError", 12.0)
                .append("clip", 0.5)
                .append("epsilon", 0.25)
                .append("spent", 0.5)
                .append("budget", 6.0);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
