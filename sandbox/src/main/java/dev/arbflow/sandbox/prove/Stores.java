package dev.arbflow.sandbox.prove;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.jobs.io.influx.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The stores of one folder of {@code scripts/servers.sh}, read through their own protocols. */
final class Stores {
    private static final List<String> COLLECTIONS = List.of("episodes", "refusals", "trades");

    /** Our clock when the job wrote the document, not when anything happened. */
    private static final List<String> WRITTEN_AT = List.of("emittedAt", "emittedUs");

    private static final Duration STILL_FOR = Duration.ofSeconds(2);
    private static final Duration STILL_WITHIN = Duration.ofSeconds(60);

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @throws IOException if the servers of that folder have never run
     */
    Stores(Path folder) throws IOException {
        this.folder = folder;
        for (String line : Files.readAllLines(folder.resolve("servers.env"))) {
            String[] setting = line.split("=", 2);
            settings.put(setting[0], setting[1]);
        }
    }

    /** One of the settings by which jobs find the servers. */
    String setting(String name) {
        return settings.get(name);
    }

    /** Message-IDs with a line for each time a mail came. */
    List<String> mails() throws IOException {
        return Files.readAllLines(folder.resolve("mails.tsv")).stream()
                .map(line -> line.split("\t", -1)[0])
                .toList();
    }

    /** Everything in both stores. */
    List<Holdings> holdings() throws IOException, InterruptedException {
        List<Holdings> holdings = new ArrayList<>();
        try (MongoClient client = MongoClients.create(setting("MONGO_URI"))) {
            MongoDatabase database = client.getDatabase("arbflow");
            COLLECTIONS.forEach(collection -> holdings.add(documents(database, collection)));
        }
        for (Measurement measurement : Measurement.values()) {
            holdings.add(points(measurement));
        }
        return holdings;
    }

    private static Holdings documents(MongoDatabase database, String collection) {
        Map<String, String> byId = new HashMap<>();
        for (Document document : database.getCollection(collection).find()) {
            if (document.get("state") instanceof Document state) {
                WRITTEN_AT.forEach(state::remove);
            }
            byId.put(document.get("_id").toString(), document.toJson());
        }
        return new Holdings("MongoDB " + collection, byId);
    }

    /** By time and tags, which are the first columns after it. */
    private Holdings points(Measurement measurement) throws IOException, InterruptedException {
        awaitStill(measurement);
        List<String> columns = new ArrayList<>(List.of("timestamp"));
        List<String> tags = measurement.tags(); // some have none
        columns.addAll(tags);
        columns.addAll(measurement.fields().keySet());
        String keys = String.join(", ", columns);
        Map<String, String> byKey = new HashMap<>();
        for (String line : csv("select " + keys + " from \"" + measurement.code() + '"')) {
            String[] cells = line.split(",", tags.size() + 2);
            byKey.put(String.join("|", List.of(cells).subList(0, cells.length - 1)), line);
        }
        return new Holdings("InfluxDB " + measurement.code(), byKey);
    }

    /** Written points can be read a moment later. */
    private void awaitStill(Measurement measurement) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + STILL_WITHIN.toNanos();
        String count = "select count() from \"" + measurement.code() + '"';
        List<String> before = List.of();
        for (List<String> now = csv(count);
                !now.equals(before) && System.nanoTime() < deadlineNs;
                now = csv(count)) {
            before = now;
            TimeUnit.MILLISECONDS.sleep(STILL_FOR.toMillis());
        }
    }

    private List<String> csv(String query) throws IOException, InterruptedException {
        URI uri =
                URI.create(
                        setting("INFLUX_URL")
                                + "/exp?query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Token " + setting("INFLUX_TOKEN"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the store answers " + answer.statusCode() + " to " + query);
        }
        return answer.body().lines().skip(1).toList();
    }
}
