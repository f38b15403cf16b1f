package dev.arbflow.connector.websocket.client;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.market.book.FeedStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A venue that answers opening handshakes with 429 and says for how long. */
@Timeout(60)
class TurnedAwayTest {
    private static final int CONNECTIONS = 3;

    private final Queue<Long> dialledNs = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private HttpServer venue;

    @BeforeEach
    void open() throws IOException {
        venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", this::turnAway);
        venue.start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        venue.stop(0);
    }

    @Test
    void allConnectionsOfTheVenueStayAwayForSoLong() throws Exception {
        List<ConnectionSpec> specs = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            specs.add(Connections.kraken("K" + i, uri(), "BTC/USD"));
        }
        FeedSessions sessions =
                new FeedSessions(
                        Connections.options(specs.toArray(ConnectionSpec[]::new)).build(),
                        new SteadyClock(System::nanoTime, System::nanoTime),
                        1,
                        () -> {});
        List<FeedSession> started = new ArrayList<>();
        for (ConnectionSpec spec : specs) {
            started.add(sessions.start(spec, 0, new RecordingMeter()));
        }
        toClose.addAll(started);
        toClose.add(sessions);

        eventually("someone dials again", () -> dialledNs.size() > CONNECTIONS);
        List<Long> dials = List.copyOf(dialledNs);
        assertThat(dials.get(CONNECTIONS) - dials.get(0)).isGreaterThan(1_900_000_000L);
        List<Inbound> told = new ArrayList<>();
        started.get(0).events().drainTo(told::add, Integer.MAX_VALUE);
        assertThat(told)
                .map(Inbound::status)
                .filteredOn(status -> status != null)
                .extracting(FeedStatus::reason)
                .contains("cannot connect: HTTP status 429");
    }

    private void turnAway(HttpExchange dialling) throws IOException {
        dialledNs.add(System.nanoTime());
        dialling.getResponseHeaders().add("Retry-After", "2");
        dialling.sendResponseHeaders(429, -1);
        dialling.close();
    }

    private URI uri() {
        return URI.create("ws://127.0.0.1:" + venue.getAddress().getPort());
    }
}
