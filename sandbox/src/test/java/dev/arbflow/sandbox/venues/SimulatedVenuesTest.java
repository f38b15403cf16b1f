package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.TestClient;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.faults.FrameFaults;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.ServiceFaults;
import dev.arbflow.sandbox.venues.faults.VenueFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedVenuesTest {
    private static final Market BTC_USD = Market.parse("BTC/USD");
    private static final String BOOK =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":25}}";
    private static final String TRADES =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\",\"ETH/USD\"]}}";

    private static final String HISTORY =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"],\"snapshot\":true}}";

    private Set<Thread> othersThreads;
    private final List<TestClient> clients = new ArrayList<>();
    private final Diary journal = new Diary();
    private final SimulatedVenues venues =
            new SimulatedVenues(
                    Scenario.standard(SimulatedVenueList.traits(), 1, Rules.PLAN).withRates(20, 8),
                    new Oracle(Rules.TRUTH),
                    () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                    journal);

    /** Keeps what Kraken did, a line each, and counts trades. */
    private static final class Diary implements VenueJournal {
        final BlockingQueue<String> kraken = new LinkedBlockingQueue<>();
        final AtomicInteger trades = new AtomicInteger();

        @Override
        public void traded(Feed feed, String trade, long atUs) {
            trades.incrementAndGet();
        }

        @Override
        public void repeated(Feed feed, List<String> trades, long atUs) {
            note(feed, "repeated " + (trades.get(0).startsWith("BTC/USD|") ? "BTC/USD" : "?"));
        }

        @Override
        public void opened(Feed feed, long atUs) {
            note(feed, "opened");
        }

        @Override
        public void left(Feed feed, long atUs) {
            note(feed, "left");
        }

        @Override
        public void cut(Feed feed, long atUs) {
            note(feed, "cut");
        }

        private void note(Feed feed, String line) {
            if (feed == Feed.KRAKEN) {
                kraken.add(line);
            }
        }
    }

    private TestClient connect(Feed feed, String... requests) throws Exception {
        TestClient client = TestClient.connect(venues.uris().get(feed), requests);
        clients.add(client);
        return client;
    }

    @BeforeEach
    void start() {
        othersThreads = Thread.getAllStackTraces().keySet();
        venues.start();
    }

    @AfterEach
    void stop() {
        clients.forEach(TestClient::close);
        venues.close();
    }

    @Test
    void listensForEveryFeedAndCountsWhatItSends() throws Exception {
        assertThat(venues.uris()).containsOnlyKeys(Feed.values());
        TestClient client = connect(Feed.KRAKEN, BOOK, TRADES);
        client.await("\"type\":\"snapshot\"");
        client.await("\"channel\":\"trade\",\"type\":\"update\"");
        SentCounts sent = venues.simulator(Feed.KRAKEN).sent();
        assertThat(sent.connections()).isEqualTo(1);
        assertThat(sent.books()).isPositive();
        assertThat(sent.frames()).isGreaterThan(sent.books());
        assertThat(sent.tradeIds()).isNotEmpty();
        assertThat(venues.simulator(Feed.KRAKEN).connections()).isEqualTo(1);
    }

    @Test
    void dropsWithoutAWordAndRefusesForAWhile() throws Exception {
        TestClient client = connect(Feed.KRAKEN, BOOK);
        client.await("snapshot");
        VenueSimulator kraken = venues.simulator(Feed.KRAKEN);
        VenueFault away = ServiceFaults.turningAway(new TurnedAway(429, Duration.ofSeconds(7)));
        kraken.faults().begin(away);
        kraken.dropConnections();
        assertThat(client.end(10)).startsWith("1006 ");
        assertThat(connect(Feed.KRAKEN).end(10)).isEqualTo("HTTP 429, again in 7 s");
        kraken.faults().end(away);
        connect(Feed.KRAKEN, BOOK).await("snapshot");
    }

    @Test
    void holdsFramesBackUntilAMomentThenSendsThemInOrder() throws Exception {
        long untilUs = venues.nowUs() + 2_000_000;
        venues.simulator(Feed.KRAKEN)
                .faults()
                .begin(FrameFaults.held(FrameFilter.ALL.frames(), untilUs));
        TestClient client = connect(Feed.KRAKEN, BOOK);
        client.await("snapshot");
        assertThat(venues.nowUs()).isGreaterThanOrEqualTo(untilUs);
        String last = "";
        for (int i = 0; i < 20; i++) {
            String time =
                    ScriptedVenue.json(client.await("\"book\",\"type\""))
                            .at("/data/0/timestamp")
                            .asText();
            assertThat(time).isGreaterThan(last);
            last = time;
        }
    }

    @Test
    void readsInTheOrderOfSendingAlsoWhatLayUnread() throws Exception {
        VenueSimulator kraken = venues.simulator(Feed.KRAKEN);
        CountDownLatch unread = new CountDownLatch(1);
        VenueFault late =
                new VenueFault() {
                    @Override
                    public long unreadUs() {
                        unread.countDown();
                        return 300_000;
                    }
                };
        kraken.faults().begin(late);
        TestClient client = connect(Feed.KRAKEN, "{\"method\":\"ping\",\"req_id\":1}");
        assertThat(unread.await(10, TimeUnit.SECONDS)).isTrue();
        kraken.faults().end(late);
        client.send("{\"method\":\"ping\",\"req_id\":2}");

        assertThat(client.await("\"pong\"")).contains("\"req_id\":1");
        assertThat(client.await("\"pong\"")).contains("\"req_id\":2");
    }

    @Test
    void putsFaultsOnWhoeverIsConnected() throws Exception {
        TestClient bitfinex =
                connect(
                        Feed.BITFINEX,
                        "{\"event\":\"conf\",\"flags\":229376}",
                        "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}");
        bitfinex.await("\"cs\"");
        VenueSimulator simulator = venues.simulator(Feed.BITFINEX);
        simulator.tell(client -> client.corruptChecksum(BTC_USD));
        simulator.tell(Dialogue::skipSequence);
        VenueFault garbage = ServiceFaults.saying("{garbage", 10);
        simulator.faults().begin(garbage);
        bitfinex.await("{garbage");
        simulator.faults().end(garbage);
        simulator.tell(client -> client.maintenance(true));
        bitfinex.await("20060");
        simulator.tell(client -> client.requestReconnect(0));
        bitfinex.await("20051");
    }

    @Test
    void endsAllItsThreads() throws Exception {
        connect(Feed.BITSTAMP, "{\"event\":\"bts:heartbeat\"}").await("success");
        assertThat(ownThreads()).isEqualTo(Feed.values().length + 1);
        venues.close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (ownThreads() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(ownThreads()).isZero();
    }

    private long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !othersThreads.contains(thread))
                .map(Thread::getName)
                .filter(
                        name ->
                                name.startsWith("websocket-server")
                                        || name.equals("simulated-venues"))
                .count();
    }

    @Test
    void saysWhichPortIsInUse() {
        int port = venues.uris().get(Feed.KRAKEN).getPort();
        SimulatedVenues second =
                new SimulatedVenues(
                        Scenario.standard(SimulatedVenueList.traits(), 1, Rules.PLAN),
                        new Oracle(Rules.TRUTH),
                        () -> 0);
        assertThatThrownBy(() -> second.start(Map.of(Feed.KRAKEN, port)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(port));
    }

    @Test
    void tellsAJournalWhoCameWhatWasRepeatedAndWhoWasCutOff() throws Exception {
        TestClient first = connect(Feed.KRAKEN, HISTORY.replace(",\"snapshot\":true", ""));
        first.await(
                "\"channel\":\"trade\",\"type\":\"update\""); // now there is something to repeat
        connect(Feed.KRAKEN, HISTORY).await("\"type\":\"snapshot\"");
        venues.simulator(Feed.KRAKEN).dropConnections();
        first.end(10);

        for (String line : List.of("opened", "opened", "repeated BTC/USD", "cut", "left", "left")) {
            assertThat(journal.kraken.poll(10, TimeUnit.SECONDS)).isEqualTo(line);
        }
        assertThat(journal.trades).hasPositiveValue();
    }

    @Test
    void movesAsFastAsItIsTold() throws Exception {
        int usualIn20Seconds = 20 * 8 * 8; // seconds, a second, listings
        venues.pace(400, Duration.ZERO, Optional.of(Duration.ofMillis(200)));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (journal.trades.get() < usualIn20Seconds * 2 && System.nanoTime() < deadline) {
            assertThat(venues.dislocations()).isNotNull(); // waits for the venues' thread
        }
        assertThat(journal.trades).hasValueGreaterThan(usualIn20Seconds * 2);
    }
}
