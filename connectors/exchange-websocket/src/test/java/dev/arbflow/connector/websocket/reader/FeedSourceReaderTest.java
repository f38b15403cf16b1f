package dev.arbflow.connector.websocket.reader;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.StopWhen;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.split.FeedSplitSerializer;
import dev.arbflow.connector.websocket.testing.CollectingOutput;
import dev.arbflow.connector.websocket.testing.CollectingOutput.Emitted;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.SocketThreads;
import dev.arbflow.connector.websocket.testing.TestReaderContext;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FeedSourceReaderTest {

    private static final Listing BTC_USD = Listing.parse("KRAKEN|BTC/USD");

    private final List<FeedSourceReader> readers = new ArrayList<>();
    private CollectingOutput output = new CollectingOutput();
    private InputStatus status;
    private TestVenue venue;
    private ConnectionSpec spec;

    @BeforeEach
    void openVenue() {
        venue = TestVenue.open();
        spec = Connections.kraken("K", venue.uri(), "BTC/USD");
    }

    @AfterEach
    void close() throws Exception {
        for (FeedSourceReader reader : readers) {
            reader.close();
        }
        venue.close();
    }

    @Test
    void timestampsAreReceiveTimes() throws Exception {
        FeedSourceReader reader = reader(spec);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        ClientSocket client = venue.client();
        long nowUs = System.currentTimeMillis() * 1_000;
        client.send("trade BTC/USD 1 100 " + nowUs);
        client.send("book BTC/USD 99 101 " + nowUs);
        client.send("garbage");
        poll(reader, event -> event.malformed() != null);
        assertThat(all(event -> event.trade() != null))
                .allMatch(e -> e.timestampMs() == e.event().trade().times().receiveUs() / 1_000);
        assertThat(all(event -> event.book() != null))
                .allMatch(e -> e.timestampMs() == e.event().book().times().receiveUs() / 1_000);
        assertThat(all(event -> event.status() != null))
                .allMatch(e -> e.timestampMs() == e.event().status().receiveUs() / 1_000);
        assertThat(all(event -> event.progress() != null))
                .allMatch(e -> e.timestampMs() == e.event().progress().receiveUs() / 1_000);
        assertThat(all(event -> event.malformed() != null))
                .allMatch(e -> e.timestampMs() == e.event().malformed().receiveUs() / 1_000);
    }

    @Test
    void aRestoredConnectionGoesOnWithTheNextEpoch() throws Exception {
        FeedSourceReader reader = reader(spec);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        venue.client().send("reconnect please");
        venue.client().send("trade BTC/USD 1 100 0");
        poll(reader, event -> event.trade() != null);
        List<FeedSplit> state = reader.snapshotState(1);
        assertThat(state).containsExactly(new FeedSplit(spec, 2, Map.of(BTC_USD, 1L)));
        reader.close();

        output = new CollectingOutput();
        FeedSourceReader restored = reader(spec);
        restored.addSplits(List.of(throughACheckpoint(state.get(0))));
        venue.client().send("trade BTC/USD 2 100 0");
        poll(restored, event -> event.trade() != null);
        assertThat(origin(event -> event.trade() != null).epoch()).isEqualTo(3);
    }

    @Test
    void aRestoredConnectionKnowsTheNewestTradeThatLeftTheReader() throws Exception {
        FeedSourceReader reader = reader(spec);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        ClientSocket client = venue.client();
        client.send("history BTC/USD 7");
        client.send("trade BTC/USD 9 100 0");
        client.send("trade BTC/USD 8 100 0");
        client.send("trade BTC/USD a-name-and-no-number 100 0");
        eventuallyPolled(reader, () -> all(event -> event.trade() != null).size() == 3);
        assertThat(all(event -> event.mark() != null)).isEmpty();
        List<FeedSplit> state = reader.snapshotState(1);
        reader.close();

        FeedSourceReader restored = reader(spec);
        restored.addSplits(List.of(throughACheckpoint(state.get(0))));
        String frame = venue.frame();
        while (!frame.startsWith("resume")) { // subscription and ticks of the first life
            frame = venue.frame();
        }
        assertThat(frame).isEqualTo("resume " + Map.of(BTC_USD, 9L));
    }

    @Test
    void aListingThatHasNotTradedYetIsResumedAtTheEndOfItsHistory() throws Exception {
        FeedSourceReader reader = reader(spec);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        venue.client().send("history BTC/USD 7");
        eventuallyPolled(
                reader,
                () ->
                        reader.snapshotState(1)
                                .contains(new FeedSplit(spec, 1, Map.of(BTC_USD, 7L))));
    }

    @Test
    void aRestoredConnectionThatChangedIsDialledAsConfiguredNow() throws Exception {
        ConnectionSpec old = Connections.kraken("K", URI.create("ws://127.0.0.1:9"), "SOL/USD");
        FeedSourceReader reader = reader(spec);
        reader.addSplits(List.of(throughACheckpoint(new FeedSplit(old, 7))));
        assertThat(venue.frame()).isEqualTo("subscribe [KRAKEN|BTC/USD]");
        poll(reader, event -> event.status() != null);
        assertThat(origin(event -> event.status() != null).epoch()).isEqualTo(8);
        assertThat(reader.snapshotState(1)).containsExactly(new FeedSplit(spec, 8));
    }

    @Test
    void aRestoredConnectionThatIsNotConfiguredAnyMoreIsDropped() throws Exception {
        try (TestVenue forgotten = TestVenue.open()) {
            ConnectionSpec gone = Connections.kraken("gone", forgotten.uri(), "BTC/USD");
            FeedSourceReader reader = reader(spec);
            reader.addSplits(
                    List.of(
                            throughACheckpoint(new FeedSplit(gone, 7)),
                            throughACheckpoint(new FeedSplit(spec, 7))));
            poll(reader, event -> event.status() != null);
            eventuallyPolled(reader, () -> output.released().contains("gone"));
            assertThat(reader.snapshotState(1)).containsExactly(new FeedSplit(spec, 8));
            assertThat(forgotten.isAlone()).isTrue();
        }
    }

    @Test
    void takesAConnectionWhileItReadsAnother() throws Exception {
        ConnectionSpec other = Connections.kraken("L", venue.uri(), "ETH/USD");
        FeedSourceReader reader = reader(spec, other);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        venue.client();
        poll(reader, event -> event.status() != null);
        reader.addSplits(List.of(new FeedSplit(other, 0)));
        venue.client().send("trade ETH/USD 1 100 0");
        poll(reader, event -> event.trade() != null);
        assertThat(origin(event -> event.trade() != null).connection()).isEqualTo("L");
    }

    @Test
    void aBoundedReaderEndsWhenItsRecordingsHaveEnded() throws Exception {
        FeedSourceReader reader =
                reader(Connections.options(spec).stopWhen(StopWhen.END_OF_RECORDING).build());
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        reader.notifyNoMoreSplits();
        ClientSocket client = venue.client();
        for (int i = 0; i < 1_000; i++) {
            client.send("trade BTC/USD " + i + " 100 0");
        }
        venue.finish(client);
        eventuallyPolled(reader, () -> status == InputStatus.END_OF_INPUT);
        assertThat(all(event -> event.trade() != null)).hasSize(1_000);
        assertThat(reader.snapshotState(1)).isEmpty();
        assertThat(output.released()).containsExactly("K");
    }

    @Test
    void booksCoalesceBehindAReaderThatDoesNotPoll() throws Exception {
        FeedSourceReader reader = reader(Connections.options(spec).queueCapacity(8).build());
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        ClientSocket client = venue.client();
        for (int i = 1; i <= 20_000; i++) {
            client.send("book BTC/USD " + i + " 100000 0");
        }
        client.send("trade BTC/USD 1 100 0");
        poll(reader, event -> event.trade() != null);
        List<Emitted> books = all(event -> event.book() != null);
        assertThat(books.size()).isLessThan(20_000);
        assertThat(books.get(books.size() - 1).event().book().bids().best()).isEqualTo(20_000);
    }

    @Test
    void aDefectOfAProtocolFailsTheReader() throws Exception {
        ExchangeSourceOptions options =
                ExchangeSourceOptions.of(
                                List.of(spec),
                                connection -> {
                                    throw new IllegalArgumentException("no such market");
                                })
                        .build();
        FeedSourceReader reader = reader(options);
        reader.addSplits(List.of(new FeedSplit(spec, 0)));
        assertThatThrownBy(() -> poll(reader, event -> false))
                .hasRootCauseMessage("no such market");
    }

    @Test
    void certificatesThatCannotBeReadFailTheReader() throws Exception {
        FeedSourceReader reader =
                reader(Connections.options(spec).trustedCertificates("/no/such.pem").build());
        assertThatThrownBy(() -> reader.addSplits(List.of(new FeedSplit(spec, 0))))
                .hasMessageContaining("such.pem");
    }

    @Test
    void nothingIsLeftOfTwentyReaders() throws Exception {
        ConnectionSpec second = Connections.kraken("L", venue.uri(), "ETH/USD");
        ConnectionSpec unreachable =
                Connections.kraken("M", URI.create("ws://127.0.0.1:9"), "ETH/USD");
        for (int i = 0; i < 20; i++) {
            output = new CollectingOutput();
            FeedSourceReader reader = reader(spec, second, unreachable);
            reader.addSplits(
                    List.of(
                            new FeedSplit(spec, 0),
                            new FeedSplit(second, 0),
                            new FeedSplit(unreachable, 0)));
            venue.client().send("alive 0");
            venue.client().send("alive 0");
            poll(reader, event -> event.progress() != null && event.progress().asOfUs() > 0);
            assertThat(SocketThreads.running()).contains("feed-K", "feed-L", "feed-M");
            reader.close();
        }
        readers.clear();
        eventually("the venue is alone", venue::isAlone);
        SocketThreads.awaitNone();
    }

    private FeedSourceReader reader(ConnectionSpec... specs) {
        return reader(Connections.options(specs).build());
    }

    private FeedSourceReader reader(ExchangeSourceOptions options) {
        FeedSourceReader reader =
                FeedSourceReader.create(
                        options,
                        () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                        new TestReaderContext());
        readers.add(reader);
        reader.start();
        return reader;
    }

    private static FeedSplit throughACheckpoint(FeedSplit split) throws Exception {
        FeedSplitSerializer serializer = new FeedSplitSerializer();
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    }

    private void poll(FeedSourceReader reader, Predicate<Inbound> until) throws Exception {
        eventuallyPolled(reader, () -> !all(until).isEmpty());
    }

    /** Polls as a task does, in the test's own thread. */
    private void eventuallyPolled(FeedSourceReader reader, BooleanSupplier condition)
            throws Exception {
        List<Exception> failures = new ArrayList<>();
        eventually(
                "the reader emits it",
                () -> {
                    try {
                        do {
                            status = reader.pollNext(output);
                        } while (status == InputStatus.MORE_AVAILABLE);
                    } catch (Exception e) {
                        failures.add(e);
                    }
                    return !failures.isEmpty() || condition.getAsBoolean();
                });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private List<Emitted> all(Predicate<Inbound> which) {
        return output.emitted().stream().filter(emitted -> which.test(emitted.event())).toList();
    }

    private Origin origin(Predicate<Inbound> which) {
        Inbound event = all(which).get(0).event();
        return event.trade() != null ? event.trade().origin() : event.status().origin();
    }
}
