package dev.arbflow.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a store over HTTP for a table in JSON. */
public final class JsonQuery {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String endpoint;
    private final String authorization;

    /**
     * @param endpoint address with path, without a query string
     * @param authorization the header of that name
     */
    public JsonQuery(String endpoint, String authorization) {
        this.endpoint = endpoint;
        this.authorization = authorization;
    }

    /**
     * The answer to a GET with these parameters.
     *
     * @throws IOException if the status is not 200 or the body is not JSON; says what the store
     *     said
     */
    public JsonNode get(Map<String, String> parameters) throws IOException {
        String query =
                parameters.entrySet().stream()
                        .map(p -> p.getKey() + "=" + encoded(p.getValue()))
                        .sorted()
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint + "?" + query))
                        .header("Authorization", authorization)
                        .timeout(TIMEOUT)
                        .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new IOException(
                    endpoint + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** The rows as maps from column to value, without those that are null. */
    public static List<Map<String, Object>> rows(List<String> columns, JsonNode rows)
            throws JsonProcessingException {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (JsonNode row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = JSON.treeToValue(row.get(i), Object.class);
                if (value != null) {
                    map.put(columns.get(i), value);
                }
            }
            maps.add(map);
        }
        return maps;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while querying " + endpoint, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
