package dev.arbflow.jobs.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JobManager says about our jobs.
 *
 * @see <a href="https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/rest_api/">REST
 *     API</a>
 */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_FAILURE_LENGTH = 120;
    private static final double HALF_OF_THE_TIME = 0.5;

    private final URI jobManager;
    private final InstantSource clock;
    private final Duration timeout;
    private final HttpClient http;

    FlinkRest(URI jobManager, InstantSource clock, Duration timeout) {
        this.jobManager = jobManager;
        this.clock = clock;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * The newest job of each name.
     *
     * @throws IOException if nobody answers, or something else than Flink
     */
    Collection<Readings.Job> jobs() throws IOException, InterruptedException {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            newest.merge(
                    job.path("name").asText(),
                    job,
                    (one, other) -> startOf(one) > startOf(other) ? one : other);
        }
        List<Readings.Job> jobs = new ArrayList<>();
        for (JsonNode job : newest.values()) {
            if (job.path("name").asText().startsWith("arbflow ")) {
                jobs.add(job(job));
            }
        }
        return jobs;
    }

    private Readings.Job job(JsonNode overview) throws IOException, InterruptedException {
        String path = "/jobs/" + overview.path("jid").asText();
        JsonNode checkpoints = get(path + "/checkpoints");
        JsonNode exceptions = get(path + "/exceptions");
        long completedMs =
                checkpoints
                        .path("latest")
                        .path("completed")
                        .path("latest_ack_timestamp")
                        .asLong(startOf(overview));
        return new Readings.Job(
                overview.path("name").asText(),
                overview.path("state").asText(),
                Duration.ofMillis(Math.max(0, clock.millis() - completedMs)),
                restarts(exceptions),
                firstLine(exceptions.path("root-exception").asText("")),
                waitingFor(path),
                0);
    }

    private static long restarts(JsonNode exceptions) {
        return exceptions.path("exceptionHistory").path("entries").size();
    }

    /** The vertex furthest down that has work to do, behind one that is held up. */
    private String waitingFor(String path) throws IOException, InterruptedException {
        String name = "";
        for (JsonNode vertex : get(path).path("vertices")) {
            JsonNode pressure =
                    get(path + "/vertices/" + vertex.path("id").asText() + "/backpressure");
            for (JsonNode subtask : pressure.path("subtasks")) {
                if (subtask.path("ratio").asDouble() > HALF_OF_THE_TIME) {
                    name = "what follows '" + vertex.path("name").asText() + "'";
                }
            }
        }
        return name;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(jobManager.resolve(path)).timeout(timeout).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers with status " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private static long startOf(JsonNode job) {
        return job.path("start-time").asLong();
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), MAX_FAILURE_LENGTH));
    }
}
