package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.FrameTap;
import dev.arbflow.sandbox.venues.server.Session;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import dev.arbflow.sandbox.venues.server.VenueServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;

/**
 * One simulated venue: a websocket server, its clients' conversations, and the faults that can be
 * put upon it.
 *
 * <p>Its public methods may be called by any thread; they take effect soon, on the venues' own.
 */
public final class VenueSimulator implements AutoCloseable {
    private static final String API_KEY_HEADER = "X-CoinAPI-Key";

    private final Feed feed;
    private final VenueLoop loop;
    private final VenueServer server;
    private final BiFunction<Session, VenueMemory, Dialogue> dialogues;
    private final VenueMemory memory;
    private final NetworkProfile network;
    private final Random random;
    private final OracleReports reports;
    private final VenueJournal journal;
    private final Function<VenueTrade, Object> tradeIds;
    private final Map<WebSocket, Client> clients = new LinkedHashMap<>();
    private final SentLog log = new SentLog();
    private FrameTap tap = (each, toClient, text, atUs) -> {};
    private volatile long refusingUntilUs;

    /** A connection and what is said on it. */
    private record Client(ClientConnection connection, Dialogue dialogue) {}

    VenueSimulator(
            SimulatedVenue spec,
            InetSocketAddress address,
            VenueLoop loop,
            Oracle oracle,
            VenueJournal journal) {
        this.feed = spec.feed();
        this.loop = loop;
        this.network = spec.network();
        this.reports = new OracleReports(feed, oracle, loop);
        this.journal = journal;
        this.tradeIds = spec.tradeIds();
        this.dialogues = spec.dialogues();
        this.random = new Random(feed.name().hashCode());
        this.memory = new VenueMemory(loop::nowUs, network.clockOffset());
        this.server = new VenueServer(address, spec.pingEverySeconds(), new Sockets());
    }

    /** Where clients connect; valid once it has started. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getPort());
    }

    public Feed feed() {
        return feed;
    }

    /** What has been sent so far. */
    public SentCounts sent() {
        return loop.call(log::counts);
    }

    /** Number of clients connected now. */
    public int connections() {
        return loop.call(clients::size);
    }

    /** Cuts all connections without a close frame. */
    public void dropConnections() {
        loop.execute(
                () -> {
                    journal.cut(feed, loop.nowUs());
                    clients.values().forEach(client -> client.connection().drop());
                });
    }

    /** Answers new connections with an error for a while. */
    public void refuseConnections(Duration duration) {
        refusingUntilUs = loop.nowUs() + Times.micros(duration);
    }

    /** Sends nothing for a while, then everything held back at once. */
    public void goSilent(Duration duration) {
        long untilUs = loop.nowUs() + Times.micros(duration);
        loop.execute(() -> clients.values().forEach(c -> c.connection().silence(untilUs)));
    }

    /** Sends a text that is none of the venue's frames. */
    public void sendGarbage(String text) {
        loop.execute(
                () -> {
                    reports.doubted(memory.markets());
                    clients.values().forEach(c -> c.connection().send(Frame.control(text)));
                });
    }

    /** Spoils the next checksum of a market, on venues that have them. */
    public void corruptNextChecksum(Market market) {
        toAll(dialogue -> dialogue.corruptChecksum(market));
    }

    /** Leaves one sequence number out, on venues that have them. */
    public void skipSequence() {
        toAll(Dialogue::skipSequence);
    }

    /** Announces that maintenance began or ended, on venues that can. */
    public void maintenance(boolean begun) {
        loop.execute(() -> reports.doubted(memory.markets()));
        toAll(dialogue -> dialogue.maintenance(begun));
    }

    /** Asks all clients to connect anew, on venues that can. */
    public void requestReconnect() {
        loop.execute(() -> reports.doubted(memory.markets()));
        toAll(dialogue -> dialogue.requestReconnect(loop.nowUs()));
    }

    /** Lets someone overhear all frames from now on. */
    public void tap(FrameTap listener) {
        loop.execute(() -> tap = listener);
    }

    void start() {
        server.listen();
    }

    VenueMemory memory() {
        return memory;
    }

    void stepped(VenueStep step) {
        memory.remember(step);
        for (VenueTrade trade : step.trades()) {
            journal.traded(feed, trade.countedAs(tradeIds.apply(trade)), loop.nowUs());
        }
        clients.values().forEach(client -> client.dialogue().stepped(step));
    }

    void tick(long nowUs) {
        clients.values().forEach(client -> client.dialogue().tick(nowUs));
    }

    void sent(Frame frame) {
        log.sent(frame);
        if (frame.kind() == Frame.Kind.REPEATED_TRADES) {
            journal.repeated(feed, frame.tradeIds(), loop.nowUs());
        }
        tap.overheard(feed, true, frame.text(), loop.nowUs());
    }

    void happened(long plannedUs, long atUs) {
        journal.happened(plannedUs, atUs);
    }

    boolean hasTaken(WebSocket socket) {
        return server.hasTaken(socket);
    }

    OracleReports reports() {
        return reports;
    }

    @Override
    public void close() {
        server.shutDown();
    }

    private void toAll(Consumer<Dialogue> action) {
        loop.execute(() -> clients.values().forEach(client -> action.accept(client.dialogue())));
    }

    /** Brings what happens on the server's threads to the venues' thread. */
    private final class Sockets implements VenueServer.Handler {

        @Override
        public boolean accepts() {
            return loop.nowUs() >= refusingUntilUs;
        }

        @Override
        public void opened(WebSocket socket, ClientHandshake request) {
            String key = request.getFieldValue(API_KEY_HEADER);
            loop.execute(() -> open(socket, key));
        }

        @Override
        public void received(WebSocket socket, String text) {
            loop.execute(
                    () -> {
                        tap.overheard(feed, false, text, loop.nowUs());
                        Client client = clients.get(socket);
                        if (client != null) {
                            client.dialogue().received(text);
                        }
                    });
        }

        @Override
        public void closed(WebSocket socket) {
            loop.execute(
                    () -> {
                        Client client = clients.remove(socket);
                        if (client != null) {
                            client.connection().gone();
                            journal.left(feed, loop.nowUs());
                        }
                    });
        }

        private void open(WebSocket socket, String key) {
            ClientConnection connection =
                    new ClientConnection(
                            socket, key, VenueSimulator.this, loop, () -> network.delayUs(random));
            Dialogue dialogue = dialogues.apply(connection, memory);
            clients.put(socket, new Client(connection, dialogue));
            log.connected();
            journal.opened(feed, loop.nowUs());
            dialogue.opened();
        }
    }
}
