package dev.arbflow.connector.websocket.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.socket.Inbox.Kind;
import dev.arbflow.connector.websocket.socket.Inbox.Signal;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class NettyFeedConnectionTest {

    private static final long PATIENCE_US = TimeUnit.SECONDS.toMicros(20);
    private static final int DROPS = 200;
    private static final int MAX_LABEL_LENGTH = 63; // RFC 1035, 2.3.4
    private static final long A_MOMENT_US = TimeUnit.MILLISECONDS.toMicros(200);

    private final Inbox inbox = new Inbox(() -> 1);
    private final FeedConnector connector = connector(TrustedServers.ofThisMachine());

    private static FeedConnector connector(SSLContext tls) {
        return new NettyFeedConnector(tls, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void bringsFramesBothWays() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.send("one");
            connection.send("two");
            assertThat(venue.frame()).isEqualTo("one");
            assertThat(venue.frame()).isEqualTo("two");
            venue.client().send("drei €");
            connection.requestMessage();
            assertThat(next(Kind.MESSAGE).text()).isEqualTo("drei €");
        }
    }

    @Test
    void readsNoMoreThanWasAskedFor() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            ClientSocket client = venue.client();
            client.send("one");
            client.send("two");
            connection.requestMessage();
            assertThat(next(Kind.MESSAGE).text()).isEqualTo("one");
            assertThat(inbox.poll(A_MOMENT_US)).isNull();
            connection.requestMessage();
            assertThat(next(Kind.MESSAGE).text()).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 77})
    void assemblesTheFragmentsOfALargeMessage(int fragments) throws Exception {
        String large = "0123456789ab".repeat(100_000);
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            TestVenue.sendInFragments(venue.client(), large, fragments);
            assertThat(next(Kind.MESSAGE).text()).isEqualTo(large);
        }
    }

    @Test
    void refusesAMessageOfMoreThanEightMebi() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            venue.client().send("x".repeat(FeedConnection.MAX_MESSAGE_CHARS + 1));
            Signal refused = next(Kind.REFUSED);
            assertThat(refused.reason()).isEqualTo("message longer than 8388608 characters");
            assertThat(refused.text()).matches("x{1024}");
        }
    }

    @Test
    void takesAMessageOfExactlyEightMebi() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            venue.client().send("x".repeat(FeedConnection.MAX_MESSAGE_CHARS));
            assertThat(next(Kind.MESSAGE).text()).hasSize(FeedConnection.MAX_MESSAGE_CHARS);
        }
    }

    @Test
    void refusesABinaryMessage() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            venue.client().send(new BinaryWebSocketFrame(bytes(1, 2)));
            assertThat(next(Kind.REFUSED).reason()).isEqualTo("binary message");
        }
    }

    @Test
    void textThatIsNotUtf8EndsTheConnection() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            venue.client().send(new TextWebSocketFrame(bytes(0xff, 'x')));
            assertThat(next(Kind.CLOSED).reason()).startsWith("connection lost: ");
        }
    }

    @Test
    void answersPings() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            ByteBuf payload = Unpooled.copiedBuffer("still there?", StandardCharsets.UTF_8);
            venue.client().send(new PingWebSocketFrame(payload));
            assertThat(venue.pong()).isEqualTo("still there?");
        }
    }

    @Test
    void tellsTheCodeAndReasonOfAClosingHandshake() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue)) {
            connection.requestMessage();
            venue.client().close(1000, "end of recording");
            Signal closed = next(Kind.CLOSED);
            assertThat(closed.code()).isEqualTo(1000);
            assertThat(closed.reason()).isEqualTo("end of recording");
        }
    }

    @Test
    void tellsEveryEndOfAConnectionHoweverBusyItWas() throws Exception {
        try (TestVenue venue = TestVenue.open()) {
            for (int drop = 1; drop <= DROPS; drop++) {
                try (FeedConnection connection = open(venue)) {
                    connection.requestMessage();
                    ClientSocket client = venue.client();
                    for (int frame = 0; frame < drop % 8; frame++) {
                        client.send("x".repeat(1_000));
                    }
                    client.drop();
                    assertThat(endOf(connection))
                            .as("drop %s", drop)
                            .startsWith("connection lost: ");
                }
            }
        }
    }

    /** Reads on until the connection ends. */
    private String endOf(FeedConnection connection) throws InterruptedException {
        Signal signal = inbox.poll(PATIENCE_US);
        while (signal != null && signal.kind() == Kind.MESSAGE) {
            connection.requestMessage();
            signal = inbox.poll(PATIENCE_US);
        }
        assertThat(signal).as("the end").isNotNull();
        return signal.reason();
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        try (Socket nobody = held();
                FeedConnection connection =
                        connector.dial(
                                URI.create("ws://127.0.0.1:" + nobody.getLocalPort()), inbox)) {
            Signal closed = next(Kind.CLOSED);
            assertThat(connection).isNotNull();
            assertThat(closed.code()).isEqualTo(FeedConnection.ABNORMAL_CLOSURE);
            assertThat(closed.reason())
                    .startsWith("cannot connect: ")
                    .contains("ConnectException: Connection refused");
        }
    }

    @Test
    void tellsWhichNameNobodyKnows() throws Exception {
        String nobody = "n".repeat(MAX_LABEL_LENGTH + 1); // no name server can be asked for it
        try (FeedConnection connection = connector.dial(URI.create("ws://" + nobody), inbox)) {
            Signal closed = next(Kind.CLOSED);
            assertThat(connection).isNotNull();
            assertThat(closed.reason())
                    .isEqualTo("cannot connect: UnknownHostException: " + nobody);
        }
    }

    @Test
    void givesUpAServerThatNeverShakesHands() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FeedConnector hasty =
                        new NettyFeedConnector(
                                TrustedServers.ofThisMachine(), Duration.ofSeconds(2));
                FeedConnection connection =
                        hasty.dial(URI.create("ws://127.0.0.1:" + mute.getLocalPort()), inbox)) {
            assertThat(connection).isNotNull();
            assertThat(next(Kind.CLOSED).reason()).contains("Timeout");
        }
    }

    @Test
    void trustsWhomItIsToldToTrust(@TempDir Path directory) throws Exception {
        TestTls tls = new TestTls(directory);
        try (TestVenue venue = TestVenue.open(tls.server());
                FeedConnector trusting = connector(TrustedServers.in(tls.certificate()));
                FeedConnection connection = trusting.dial(venue.uri(), inbox)) {
            next(Kind.OPENED);
            connection.requestMessage();
            venue.client().send("secret");
            assertThat(next(Kind.MESSAGE).text()).isEqualTo("secret");
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor(@TempDir Path directory) throws Exception {
        try (TestVenue venue = TestVenue.open(new TestTls(directory).server());
                FeedConnection connection = connector.dial(venue.uri(), inbox)) {
            assertThat(connection).isNotNull();
            assertThat(next(Kind.CLOSED).reason()).contains("SSLHandshakeException");
        }
    }

    @Test
    void aFileWithoutCertificatesTrustsNobody(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertThatThrownBy(() -> TrustedServers.in(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("feed certificates: none in");
        Path broken =
                Files.writeString(
                        directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        assertThatThrownBy(() -> TrustedServers.in(broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("feed certificates: cannot use");
    }

    @Test
    void dialsNoMoreWhenClosed() {
        connector.close();
        assertThatThrownBy(() -> connector.dial(URI.create("ws://127.0.0.1:1"), inbox))
                .isInstanceOf(IllegalStateException.class);
    }

    private FeedConnection open(TestVenue venue) throws InterruptedException {
        FeedConnection connection = connector.dial(venue.uri(), inbox);
        next(Kind.OPENED);
        return connection;
    }

    private Signal next(Kind kind) throws InterruptedException {
        Signal signal = inbox.poll(PATIENCE_US);
        assertThat(signal).as("a signal").isNotNull();
        assertThat(signal.kind()).as(signal.reason()).isEqualTo(kind);
        return signal;
    }

    /** Keeps a port from everybody else without listening on it. */
    private static Socket held() throws IOException {
        Socket held = new Socket();
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return held;
    }

    private static ByteBuf bytes(int... values) {
        ByteBuf bytes = Unpooled.buffer(values.length);
        for (int value : values) {
            bytes.writeByte(value);
        }
        return bytes;
    }
}
