package dev.arbflow.embedded.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.arbflow.embedded.InfluxStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamedInfluxTest {

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private int status = 200;
    private String body = "";
    private HttpServer server;
    private NamedInflux influx;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/query",
                exchange -> {
                    requests.add(
                            exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + URLDecoder.decode(
                                            exchange.getRequestURI().getRawQuery(), UTF_8));
                    byte[] answer = body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.createContext("/api/v2/", this::manage);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        influx = new NamedInflux(url, "secret", "desk", "market", "0a1b");
    }

    /** Answers as InfluxDB 2 does where buckets are made and deleted. */
    private void manage(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(asked + (said.isEmpty() ? "" : " " + said));
            byte[] answer = "{\"id\":\"0a1b\",\"orgs\":[{\"id\":\"77\"}]}".getBytes(UTF_8);
            switch (exchange.getRequestMethod()) {
                case "DELETE" -> exchange.sendResponseHeaders(204, -1);
                case "POST" -> exchange.sendResponseHeaders(201, answer.length);
                default -> exchange.sendResponseHeaders(200, answer.length);
            }
            if (!exchange.getRequestMethod().equals("DELETE")) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsASeriesWithNanoseconds() throws Exception {
        body =
                """
                {"results":[{"statement_id":0,"series":[{"name":"quote",
                  "columns":["time","bid","venue","note"],
                  "values":[[1700000000123456789,0.5,"KRAKEN",null]]}]}]}
                """;
        assertThat(influx.rows("quote"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "time",
                                        1_700_000_000_123_456_789L,
                                        "bid",
                                        0.5,
                                        "venue",
                                        "KRAKEN")));
        assertThat(requests)
                .containsExactly("Token secret db=market&epoch=ns&q=SELECT * FROM \"quote\"");
    }

    @Test
    void theBucketIsTheTestsOwnKeepsPointsOfAnyAgeAndIsDeleted() throws Exception {
        Map<String, String> environment =
                Map.of("INFLUX_URL", influx.url(), "INFLUX_TOKEN", "secret", "INFLUX_ORG", "desk");
        String bucket;
        try (InfluxStore named = new Endpoints(environment).influx(Path.of("unused"))) {
            bucket = named.bucket();
        }
        assertThat(bucket).startsWith(Endpoints.OWN);
        assertThat(requests)
                .containsExactly(
                        "GET /api/v2/orgs?org=desk",
                        "POST /api/v2/buckets {\"orgID\":\"77\",\"name\":\"%s\",\"retentionRules\":[]}"
                                .formatted(bucket),
                        "DELETE /api/v2/buckets/0a1b");
    }

    @Test
    void aMeasurementNobodyWroteHasNoRows() throws Exception {
        body = "{\"results\":[{\"statement_id\":0}]}";
        assertThat(influx.rows("quote")).isEmpty();
    }

    @Test
    void aRefusalIsExplainedWithoutTheToken() {
        status = 401;
        body = "unauthorized access";
        assertThatThrownBy(() -> influx.rows("quote"))
                .isInstanceOf(IOException.class)
                .hasMessage(influx.url() + "/query answered 401: unauthorized access");
        assertThat(influx.toString()).doesNotContain("secret");
    }
}
