package dev.arbflow.connector.websocket.client;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.StopWhen;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Progress;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedSessionTest {

    private final RecordingMeter meter = new RecordingMeter();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Inbound> events = new ArrayList<>();
    private TestVenue venue;
    private FeedSession session;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : toClose) {
            closeable.close();
        }
    }

    @Test
    void subscribesAndReads() throws Exception {
        start();
        assertThat(venue.frame()).isEqualTo("subscribe [KRAKEN|BTC/USD]");
        long happenedUs = wallUs() - 1_000;
        venue.client().send("trade BTC/USD 7 100 " + happenedUs);
        eventually("a trade", () -> has(event -> event.trade() != null));
        Inbound trade = first(event -> event.trade() != null);
        assertThat(trade.trade().tradeId()).isEqualTo("7");
        assertThat(trade.trade().times().exchangeUs()).isEqualTo(happenedUs);
        assertThat(trade.trade().origin().epoch()).isEqualTo(1);
        assertThat(first(event -> event.status() != null).status().state())
                .isEqualTo(FeedStatus.State.CONNECTED);
        assertThat(meter.of(FeedCount.FRAMES)).isEqualTo(1);
        assertThat(meter.of(FeedCount.CHARACTERS)).isEqualTo(36);
    }

    @Test
    void ticksWhileTheVenueIsSilent() throws Exception {
        start();
        venue.frame();
        assertThat(venue.frame()).isEqualTo("tick");
    }

    @Test
    void aLostConnectionIsToldAndDialledAgain() throws Exception {
        start();
        ClientSocket client = venue.client();
        client.send("book BTC/USD 99 101 0");
        eventually("a book", () -> has(event -> event.book() != null));
        client.drop();
        venue.client().send("trade BTC/USD 8 100 0");
        eventually("a trade", () -> has(event -> event.trade() != null));

        assertThat(first(event -> event.trade() != null).trade().origin().epoch()).isEqualTo(2);
        Inbound invalid = first(event -> event.book() != null && !event.book().isValid());
        assertThat(invalid.book().validity()).isEqualTo(BookValidity.DISCONNECTED);
        assertThat(invalid.book().origin().epoch()).isEqualTo(1);
        FeedStatus told = first(event -> isStatus(event, FeedStatus.State.DISCONNECTED)).status();
        assertThat(told.subject()).isEqualTo("KRAKEN|*");
        assertThat(told.reason()).isNotBlank();
        assertThat(meter.of(FeedCount.RECONNECTS)).isEqualTo(1);
    }

    @Test
    void dialsUntilTheVenueIsBack() throws Exception {
        start();
        venue.client();
        int port = venue.port();
        venue.close();
        eventually("several attempts", () -> meter.of(FeedCount.RECONNECTS) >= 3);
        assertThat(session.isConnected()).isFalse();
        try (TestVenue again = TestVenue.openOn(port)) {
            again.client();
            eventually("connected", session::isConnected);
        }
        eventually("a refusal is told", () -> has(event -> isRefusal(event)));
    }

    @Test
    void timeGoesOnWhileNobodyIsConnectedButProofDoesNot() throws Exception {
        ConnectionSpec spec = spec();
        start(
                Connections.options(spec)
                        .reconnect(
                                new ReconnectBackoff.Limits(
                                        Duration.ofMillis(1),
                                        Duration.ofMillis(1),
                                        Duration.ofHours(1),
                                        Duration.ofHours(1))),
                spec);
        ClientSocket client = venue.client();
        client.send("alive " + (wallUs() - 1_000));
        eventually("proof of life", () -> has(e -> e.progress() != null && asOf(e) > 0));
        client.drop();
        eventually("told", () -> has(event -> isStatus(event, FeedStatus.State.DISCONNECTED)));
        int toldAt = events.size();
        eventually("more progress", () -> drain().size() > toldAt + 10);
        List<Progress> since = events.stream().skip(toldAt).map(Inbound::progress).toList();
        assertThat(since).doesNotContainNull();
        assertThat(since).extracting(Progress::asOfUs).containsOnly(since.get(0).asOfUs());
        assertThat(since).extracting(Progress::receiveUs).isSorted().doesNotHaveDuplicates();
        assertThat(since).allMatch(progress -> progress.listings().length == 0);
    }

    @Test
    void everyEventPrecedesProgressOfALaterTime() throws Exception {
        start();
        ClientSocket client = venue.client();
        for (int i = 0; i < 3_000; i++) {
            client.send("trade BTC/USD " + i + " 100 0");
        }
        eventually("all trades", () -> trades() == 3_000);
        long progressUs = 0;
        for (Inbound event : events) {
            if (event.progress() != null) {
                progressUs = event.progress().receiveUs();
            } else if (event.trade() != null) {
                assertThat(event.trade().times().receiveUs()).isGreaterThanOrEqualTo(progressUs);
            }
        }
    }

    @Test
    void aFrameThatCannotBeReadIsKeptAndTheConnectionGoesOn() throws Exception {
        start();
        ClientSocket client = venue.client();
        client.send("garbage");
        client.send("trade BTC/USD 1 100 0");
        eventually("a trade", () -> has(event -> event.trade() != null));
        Inbound malformed = first(event -> event.malformed() != null);
        assertThat(malformed.malformed().text()).isEqualTo("garbage");
        assertThat(malformed.malformed().reason()).isEqualTo("not a line of this protocol");
        assertThat(meter.of(FeedCount.RECONNECTS)).isZero();
    }

    @Test
    void aFrameThatBreaksTheProtocolIsKeptAndTheConnectionStartsAnew() throws Exception {
        start();
        venue.client().send("boom");
        venue.client().send("trade BTC/USD 1 100 0");
        eventually("a trade", () -> has(event -> event.trade() != null));
        assertThat(first(event -> event.malformed() != null).malformed().reason()).contains("boom");
        assertThat(first(event -> event.trade() != null).trade().origin().epoch()).isEqualTo(2);
    }

    @Test
    void anOverlongMessageIsToldAndTheConnectionStartsAnew() throws Exception {
        start();
        venue.client().send("x".repeat(FeedConnection.MAX_MESSAGE_CHARS + 1));
        venue.client();
        eventually("it is told", () -> has(event -> event.malformed() != null));
        assertThat(first(event -> event.malformed() != null).malformed().reason())
                .contains("longer than");
    }

    @Test
    void aBinaryMessageIsToldAndTheConnectionStartsAnew() throws Exception {
        start();
        venue.client().send(new BinaryWebSocketFrame(Unpooled.copyShort(1, 2)));
        venue.client().send("trade BTC/USD 1 100 0");
        eventually("a trade", () -> has(event -> event.trade() != null));
        assertThat(first(event -> event.malformed() != null).malformed().reason())
                .isEqualTo("binary message");
        assertThat(first(event -> event.trade() != null).trade().origin().epoch()).isEqualTo(2);
    }

    @Test
    void reconnectsWhenTheProtocolAsksForIt() throws Exception {
        start();
        venue.client().send("reconnect maintenance");
        venue.client();
        eventually("told", () -> has(event -> isStatus(event, FeedStatus.State.DISCONNECTED)));
        assertThat(first(event -> isStatus(event, FeedStatus.State.DISCONNECTED)).status().reason())
                .isEqualTo("maintenance");
    }

    @Test
    void behindASlowReaderTradesWaitOnTheSocketAndBooksCoalesce() throws Exception {
        ConnectionSpec spec = spec();
        start(Connections.options(spec).queueCapacity(10), spec);
        ClientSocket client = venue.client();
        for (int i = 1; i <= 500; i++) {
            client.send("book BTC/USD " + i + " 1000 0");
        }
        eventually("all books are read", () -> meter.of(FeedCount.BOOKS) == 500);
        for (int i = 0; i < 500; i++) {
            client.send("trade BTC/USD " + i + " 100 0");
        }
        eventually("the socket waits", () -> meter.of(FeedCount.FRAMES) >= 501);
        assertThat(meter.of(FeedCount.FRAMES)).isLessThan(520);
        assertThat(session.events().size()).isLessThanOrEqualTo(11);

        eventually("all trades", () -> trades() == 500);
        List<Inbound> books = events.stream().filter(event -> event.book() != null).toList();
        assertThat(books.get(books.size() - 1).book().bids().best()).isEqualTo(500);
        assertThat(books.size() + meter.of(FeedCount.COALESCED_BOOKS)).isEqualTo(500);
        assertThat(meter.of(FeedCount.COALESCED_BOOKS)).isGreaterThan(480);
    }

    @Test
    void epochsGoOnWhereTheLastSessionEnded() throws Exception {
        ConnectionSpec spec = spec();
        session = sessions(Connections.options(spec).build()).start(spec, 41, meter);
        toClose.add(0, session);
        venue.client();
        eventually("connected", () -> has(event -> event.status() != null));
        assertThat(first(event -> event.status() != null).status().origin().epoch()).isEqualTo(42);
    }

    @Test
    void aReplayTellsRecordedTimeAndEndsWithTheRecording() throws Exception {
        ConnectionSpec spec = spec();
        start(
                Connections.options(spec)
                        .stopWhen(StopWhen.END_OF_RECORDING)
                        .recordings(Map.of("K", new Recording(1_000_000, 500))),
                spec);
        ClientSocket client = venue.client();
        client.send("2000000\nbook BTC/USD 99 101 1990000");
        client.send("-\ntrade BTC/USD 1 100 2600000");
        client.send("-\nalive 0");
        venue.finish(client);
        eventually("the end", session::hasEnded);
        drain();

        assertThat(first(event -> event.status() != null).status().receiveUs())
                .isEqualTo(1_000_500);
        Inbound book = first(event -> event.book() != null);
        assertThat(book.book().times().receiveUs()).isEqualTo(2_000_500);
        assertThat(book.book().times().exchangeUs()).isEqualTo(1_990_500);
        assertThat(book.book().lagUs()).isEqualTo(10_000);
        Inbound trade = first(event -> event.trade() != null);
        assertThat(trade.trade().times().receiveUs()).isEqualTo(2_600_500);
        assertThat(trade.trade().times().correctionUs()).isZero();
        Inbound last = events.get(events.size() - 1);
        assertThat(last.progress().receiveUs()).isEqualTo(2_600_500);
        assertThat(events.stream().filter(event -> event.book() != null).toList().get(1).book())
                .matches(closed -> closed.validity() == BookValidity.DISCONNECTED)
                .matches(closed -> closed.times().receiveUs() == 2_600_500);
        session.throwIfFailed();
    }

    @Test
    void theEndOfARecordingMeansNothingToALiveConnection() throws Exception {
        start();
        venue.client().close(1000, "end of recording");
        venue.client();
        assertThat(session.hasEnded()).isFalse();
    }

    @Test
    void anyOtherCloseDoesNotEndAReplay() throws Exception {
        ConnectionSpec spec = spec();
        start(Connections.options(spec).stopWhen(StopWhen.END_OF_RECORDING), spec);
        venue.client().close(1000, "bye");
        venue.client().close(1001, "end of recording");
        venue.client();
        assertThat(session.hasEnded()).isFalse();
    }

    @Test
    void aDefectOutsideOfFramesReachesTheReader() throws Exception {
        ConnectionSpec spec = spec();
        ExchangeSourceOptions options =
                ExchangeSourceOptions.of(List.of(spec), FailsToOpen::new).build();
        session = sessions(options).start(spec, 0, meter);
        toClose.add(0, session);
        eventually("the end", session::hasEnded);
        assertThatThrownBy(session::throwIfFailed)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("connection K failed")
                .hasRootCauseMessage("cannot open");
    }

    @Test
    void closingEndsASessionWhoseQueueIsFull() throws Exception {
        ConnectionSpec spec = spec();
        start(Connections.options(spec).queueCapacity(1), spec);
        ClientSocket client = venue.client();
        client.send("trade BTC/USD 1 100 0");
        eventually("the queue is full", () -> session.events().size() >= 1);
        session.close();
        assertThat(session.hasEnded()).isTrue();
    }

    private ConnectionSpec spec() {
        venue = TestVenue.open();
        toClose.add(venue);
        return Connections.kraken("K", venue.uri(), "BTC/USD");
    }

    private void start() throws Exception {
        ConnectionSpec spec = spec();
        start(Connections.options(spec), spec);
    }

    private void start(ExchangeSourceOptions.Builder options, ConnectionSpec spec)
            throws IOException {
        session = sessions(options.build()).start(spec, 0, meter);
        toClose.add(0, session);
    }

    private FeedSessions sessions(ExchangeSourceOptions options) throws IOException {
        FeedSessions sessions = new FeedSessions(options, clock(), 1, () -> {});
        toClose.add(0, sessions);
        return sessions;
    }

    private static SteadyClock clock() {
        return new SteadyClock(FeedSessionTest::wallUs, System::nanoTime);
    }

    private List<Inbound> drain() {
        session.events().drainTo(events::add, Integer.MAX_VALUE);
        return events;
    }

    private boolean has(Predicate<Inbound> which) {
        return drain().stream().anyMatch(which);
    }

    private Inbound first(Predicate<Inbound> which) {
        Optional<Inbound> event = events.stream().filter(which).findFirst();
        assertThat(event).isPresent();
        return event.get();
    }

    private long trades() {
        return drain().stream().filter(event -> event.trade() != null).count();
    }

    private static long wallUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static long asOf(Inbound event) {
        return event.progress().asOfUs();
    }

    private static boolean isStatus(Inbound event, FeedStatus.State state) {
        return event.status() != null && event.status().state() == state;
    }

    private static boolean isRefusal(Inbound event) {
        return isStatus(event, FeedStatus.State.DISCONNECTED)
                && event.status().reason().startsWith("cannot connect");
    }
}
