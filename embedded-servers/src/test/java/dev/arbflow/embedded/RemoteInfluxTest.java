package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteInfluxTest {

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private int status = 200;
    private String body = "";
    private HttpServer server;
    private RemoteInflux influx;

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
                                            exchange.getRequestURI().getRawQuery(),
                                            StandardCharsets.UTF_8));
                    byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        influx = new RemoteInflux(url, "secret", "desk", "market");
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
