package dev.arbflow.embedded.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server before the JDK's client, which knows nothing of Netty. */
@Timeout(60)
class WebSocketServerTest {

    private final Diary diary = new Diary();
    private final WebSocketServer server = WebSocketServer.onLoopback(0, diary);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void bringsTextsBothWaysAndSaysWhoIsThere() throws Exception {
        JdkClient client = connect();
        ClientSocket socket = diary.opened();
        assertThat(server.clients()).isEqualTo(1);
        assertThat(socket.isOpen()).isTrue();
        client.send("eins €");
        assertThat(diary.next()).isEqualTo("received eins €");
        socket.send("zwei €");
        assertThat(client.next()).isEqualTo("zwei €");
        client.abort();
        assertThat(diary.next()).isEqualTo("closed");
        assertThat(socket.isOpen()).isFalse();
        assertThat(server.clients()).isZero();
    }

    @Test
    void putsTheFragmentsOfAMessageTogether() throws Exception {
        JdkClient client = connect();
        client.sendInTwo("half ", "and half");
        assertThat(diary.next()).isEqualTo("received half and half");
    }

    @Test
    void tellsAHeaderOfTheHandshake() throws Exception {
        server.listen();
        JdkClient.connect(server.port(), "X-Key", "abc");
        ClientSocket socket = diary.opened();
        assertThat(socket.header("x-key")).isEqualTo("abc");
        assertThat(socket.header("other")).isEmpty();
    }

    @Test
    void closesWithCodeAndReasonBehindEverythingSent() throws Exception {
        JdkClient client = connect();
        ClientSocket socket = diary.opened();
        String large = "x".repeat(3_000_000);
        socket.send(large);
        socket.close(1000, "that was all");
        assertThat(socket.isOpen()).isFalse();
        assertThat(client.next()).isEqualTo(large);
        assertThat(client.end()).isEqualTo("1000 that was all");
        assertThat(diary.next()).isEqualTo("closed");
    }

    @Test
    void answersAClosingHandshake() throws Exception {
        JdkClient client = connect();
        client.close(1000, "enough");
        assertThat(diary.next()).isEqualTo("closed");
        assertThat(client.end()).isEqualTo("1000 enough");
    }

    /** By a plain socket: the JDK's client does not notice every end (docs/adr/0031). */
    @Test
    void dropsWithoutAWordBehindEverythingSent() throws Exception {
        server.listen();
        try (RawClient raw = new RawClient(server.port())) {
            raw.ask(RawClient.upgrade("127.0.0.1", ""));
            ClientSocket socket = diary.opened();
            socket.send("x".repeat(3_000_000));
            socket.drop();
            assertThat(socket.isOpen()).isFalse();
            assertThat(raw.rest()).endsWith("x").hasSize(10 + 3_000_000); // no close frame
        }
        assertThat(diary.next()).isEqualTo("closed");
    }

    @Test
    void saysWhenTheSocketHasTakenAMessageAndNotBefore() throws Exception {
        server.listen();
        JdkClient client = JdkClient.lazy(server.port());
        ClientSocket socket = diary.opened();
        CompletableFuture<Void> taken = new CompletableFuture<>();
        String large = "x".repeat(20_000_000); // more than both ends' buffers hold
        socket.send(large, () -> taken.complete(null));
        client.send("not yet?");
        assertThat(diary.next()).isEqualTo("received not yet?");
        assertThat(taken).isNotDone();
        client.read();
        taken.get(20, TimeUnit.SECONDS);
        assertThat(client.next()).isEqualTo(large);
    }

    @Test
    void saysNothingOfAMessageThatIsLost() throws Exception {
        JdkClient client = connect();
        ClientSocket socket = diary.opened();
        client.abort();
        assertThat(diary.next()).isEqualTo("closed");
        CompletableFuture<Void> taken = new CompletableFuture<>();
        socket.send("nobody hears it", () -> taken.complete(null));
        CompletableFuture<Void> later = new CompletableFuture<>();
        socket.after(0, () -> later.complete(null)); // behind it, on the same thread
        later.get(20, TimeUnit.SECONDS);
        assertThat(taken).isNotDone();
    }

    @Test
    void runsNothingMoreOnceTheServerIsClosed() throws Exception {
        connect();
        ClientSocket socket = diary.opened();
        server.close();
        CompletableFuture<Void> ran = new CompletableFuture<>();
        socket.after(0, () -> ran.complete(null));
        assertThat(ran).isNotDone();
    }

    @Test
    void runsATaskLater() throws Exception {
        connect();
        CompletableFuture<String> ran = new CompletableFuture<>();
        long startNs = System.nanoTime();
        diary.opened().after(50_000_000, () -> ran.complete(Thread.currentThread().getName()));
        assertThat(ran.get(20, TimeUnit.SECONDS)).startsWith("websocket-server");
        assertThat(System.nanoTime() - startNs).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void hearsThePongOfAPing() throws Exception {
        connect();
        ClientSocket socket = diary.opened();
        socket.send(
                new PingWebSocketFrame(Unpooled.copiedBuffer("there?", StandardCharsets.UTF_8)));
        assertThat(diary.next()).isEqualTo("ponged there?");
        socket.ping();
        assertThat(diary.next()).isEqualTo("ponged ");
    }

    @Test
    void givesUpAClientThatAnswersNoPing() throws Exception {
        server.pinging(Duration.ofSeconds(2)).listen();
        try (RawClient raw = new RawClient(server.port())) {
            assertThat(raw.ask(RawClient.upgrade("127.0.0.1", ""))).startsWith("HTTP/1.1 101 ");
            diary.opened();
            assertThat(diary.next()).isEqualTo("closed");
        }
    }

    @Test
    void turnsAwayWithStatusAndTimeToWait() throws Exception {
        server.listen();
        diary.turnAway(new TurnedAway(429, Duration.ofSeconds(7)));
        assertThat(ask("127.0.0.1", ""))
                .startsWith("HTTP/1.1 429 ")
                .contains("retry-after: 7\r\n")
                .contains("content-length: 0\r\n");
        diary.turnAway(new TurnedAway(503, Duration.ZERO));
        assertThat(ask("127.0.0.1", "")).startsWith("HTTP/1.1 503 ").doesNotContain("retry-after");
        diary.turnAway(null);
        connect(server.port());
    }

    @Test
    void refusesPagesOfOthers() throws Exception {
        server.listen();
        String refused = "HTTP/1.1 403 ";
        assertThat(ask("rebound.example", "")).startsWith("HTTP/1.1 421 ");
        assertThat(ask("127.0.0.1", "Origin: http://foreign.example\r\n")).startsWith(refused);
        assertThat(ask("127.0.0.1", "Origin: null\r\n")).startsWith(refused);
        assertThat(ask("127.0.0.1", "Sec-Fetch-Site: cross-site\r\n")).startsWith(refused);
        assertThat(ask("localhost", "")).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void beyondLoopbackKnowsPagesByTheirOriginOnly() throws Exception {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0);
        try (WebSocketServer open = new WebSocketServer(anywhere, diary).listen()) {
            assertThat(RawClient.once(open.port(), RawClient.upgrade("venue.internal", "")))
                    .startsWith("HTTP/1.1 101 ");
            assertThat(
                            RawClient.once(
                                    open.port(),
                                    RawClient.upgrade("venue.internal", "Origin: null\r\n")))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void takesNothingThatIsNoWebsocket() throws Exception {
        server.listen();
        assertThat(RawClient.once(server.port(), "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void cutsOffWhoeverSendsTooMuchOrNonsense() throws Exception {
        JdkClient client = connect();
        client.send("x".repeat(ServerPipeline.MAX_MESSAGE_BYTES + 1));
        assertThat(diary.next()).isEqualTo("closed");
        try (RawClient raw = new RawClient(server.port())) {
            raw.ask(RawClient.upgrade("127.0.0.1", ""));
            raw.say("no frame at all, not even masked\r\n\r\n");
            assertThat(diary.next()).isEqualTo("closed");
        }
    }

    @Test
    void aDefectOfTheListenerEndsTheConnectionItIsAbout() throws Exception {
        JdkClient client = connect();
        client.send(Diary.BREAKS);
        assertThat(diary.next()).isEqualTo("closed");
    }

    @Test
    void saysWhichPortIsInUse() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebSocketServer second =
                        WebSocketServer.onLoopback(held.getLocalPort(), new Diary())) {
            assertThatThrownBy(second::listen)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on ")
                    .hasMessageContaining(String.valueOf(held.getLocalPort()));
        }
    }

    @Test
    void saysGoodbyeAndLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        JdkClient client = connect();
        diary.opened();
        Set<Thread> own =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("websocket-server"))
                        .filter(thread -> !before.contains(thread))
                        .collect(Collectors.toSet());
        assertThat(own).hasSize(1).allMatch(Thread::isDaemon);
        server.close();
        assertThat(client.end()).startsWith("1001 ");
        for (Thread thread : own) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private JdkClient connect() throws Exception {
        server.listen();
        return connect(server.port());
    }

    private static JdkClient connect(int port) throws Exception {
        return JdkClient.connect(port, "X-Test", "yes");
    }

    private String ask(String host, String headers) throws IOException {
        return RawClient.once(server.port(), RawClient.upgrade(host, headers));
    }
}
