package dev.arbflow.embedded.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Makes and deletes buckets of an InfluxDB 2.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v2/api/">InfluxDB 2: its HTTP API</a>
 */
final class InfluxBuckets {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    /**
     * @param token secret; must belong to somebody who may make and delete buckets
     */
    InfluxBuckets(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * Makes a bucket that keeps points of any age.
     *
     * @return its id
     * @throws IOException with the server's words if it refuses
     */
    String create(String org, String name) throws IOException {
        ObjectNode wanted = JSON.createObjectNode().put("orgID", id(org)).put("name", name);
        wanted.putArray("retentionRules");
        return send(
                        request("/api/v2/buckets")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())),
                        201)
                .path("id")
                .asText();
    }

    /** Deletes a bucket with all that is in it. */
    void delete(String id) throws IOException {
        send(request("/api/v2/buckets/" + id).DELETE(), 204);
    }

    private String id(String org) throws IOException {
        String query = "?org=" + URLEncoder.encode(org, StandardCharsets.UTF_8);
        return send(request("/api/v2/orgs" + query), 200).at("/orgs/0/id").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Token " + token)
                .timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest.Builder request, int wanted) throws IOException {
        HttpRequest asked = request.build();
        try {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != wanted) {
                throw new IOException(
                        "%s answered %d: %s"
                                .formatted(asked.uri(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + asked.uri(), e);
        }
    }

    @Override
    public String toString() {
        return "buckets of " + url;
    }
}
