package dev.arbflow.connector.websocket.socket;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.socket.Inbox.Kind;
import dev.arbflow.connector.websocket.socket.Inbox.Signal;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both sides of a socket on a machine that is busy with something else: nothing is left lying. */
@Timeout(300)
class EveryEndTest {

    private static final long PATIENCE_US = TimeUnit.SECONDS.toMicros(20);
    private static final int RECORDINGS = 400;
    private static final int FRAMES = 20_000;
    private static final int CLOSES = 100;

    private final AtomicBoolean over = new AtomicBoolean();
    private final FeedConnector connector = connector();

    private static FeedConnector connector() {
        return new NettyFeedConnector(TrustedServers.ofThisMachine(), Duration.ofSeconds(20));
    }

    @BeforeEach
    void keepTwoThreadsBusy() {
        Stream.generate(() -> new Thread(this::spin, "busy"))
                .limit(2)
                .peek(thread -> thread.setDaemon(true))
                .forEach(Thread::start);
    }

    private void spin() {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() {
        over.set(true);
        connector.close();
    }

    @Test
    void everyRecordingIsHeardToItsEnd() throws Exception {
        try (TestVenue venue = TestVenue.open()) {
            for (int recording = 0; recording < RECORDINGS; recording++) {
                int messages = recording % 8;
                Inbox inbox = new Inbox(() -> 1);
                try (FeedConnection connection = open(venue, inbox)) {
                    ClientSocket client = venue.client();
                    for (int i = 0; i < messages; i++) {
                        client.send("x".repeat(1_000));
                    }
                    venue.finish(client);
                    for (int i = 0; i < messages; i++) {
                        assertThat(next(inbox).kind()).isEqualTo(Kind.MESSAGE);
                        connection.requestMessage();
                    }
                    Signal end = next(inbox);
                    assertThat(end.kind()).as("recording %s", recording).isEqualTo(Kind.CLOSED);
                    assertThat(end.code()).isEqualTo(1000);
                    assertThat(end.reason()).isEqualTo("end of recording");
                }
            }
        }
    }

    /** Sending at the very moment in which a socket has taken all is what a server may miss. */
    @Test
    void everyFrameArrivesThatIsSentWhenTheOneBeforeWasTaken() throws Exception {
        Inbox inbox = new Inbox(() -> 1);
        try (TestVenue venue = TestVenue.open();
                FeedConnection connection = open(venue, inbox)) {
            sendOneByOne(venue.client(), 0);
            for (int i = 0; i < FRAMES; i++) {
                assertThat(next(inbox).text()).isEqualTo(Integer.toString(i));
                connection.requestMessage();
            }
        }
    }

    @Test
    void everyVenueThatClosesIsGone() throws Exception {
        for (int i = 0; i < CLOSES; i++) {
            TestVenue venue = TestVenue.open();
            Inbox inbox = new Inbox(() -> 1);
            try (FeedConnection connection = open(venue, inbox)) {
                assertThat(connection).isNotNull();
                venue.close();
                assertThat(next(inbox).code()).as("venue %s", i).isEqualTo(1001);
            }
            try (FeedConnection again = connector.dial(venue.uri(), inbox)) {
                assertThat(again).isNotNull();
                assertThat(next(inbox).reason()).as("venue %s", i).contains("Connection refused");
            }
        }
    }

    @Test
    void everyConnectorThatClosesTakesItsConnectionsAlong() throws Exception {
        try (TestVenue venue = TestVenue.open()) {
            for (int i = 0; i < CLOSES; i++) {
                FeedConnector own = connector();
                FeedConnection left = own.dial(venue.uri(), new Inbox(() -> 1));
                venue.client();
                own.close();
                assertThat(left).isNotNull();
                eventually("the venue is alone", venue::isAlone);
            }
        }
    }

    private static void sendOneByOne(ClientSocket client, int frame) {
        if (frame < FRAMES) {
            client.send(Integer.toString(frame), () -> sendOneByOne(client, frame + 1));
        }
    }

    private FeedConnection open(TestVenue venue, Inbox inbox) throws InterruptedException {
        FeedConnection connection = connector.dial(venue.uri(), inbox);
        assertThat(next(inbox).kind()).isEqualTo(Kind.OPENED);
        connection.requestMessage();
        return connection;
    }

    private static Signal next(Inbox inbox) throws InterruptedException {
        Signal signal = inbox.poll(PATIENCE_US);
        assertThat(signal).as("a signal").isNotNull();
        return signal;
    }
}
