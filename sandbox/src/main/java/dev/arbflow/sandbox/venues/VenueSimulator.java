package dev.arbflow.sandbox.venues;

import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.embedded.websocket.WebSocketServer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import dev.arbflow.sandbox.venues.dialogue.SimulatedVenue;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.faults.Departure;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.ServiceFaults;
import dev.arbflow.sandbox.venues.faults.VenueFault;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.FrameTap;
import dev.arbflow.sandbox.venues.server.Session;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One simulated venue: a websocket server, its clients' conversations, and the faults that can be
 * put upon it.
 *
 * <p>Its public methods may be called by any thread; they take effect soon, on the venues' own.
 */
public final class VenueSimulator implements FaultyVenue, AutoCloseable {
    private static final TurnedAway UNAVAILABLE = new TurnedAway(503, Duration.ZERO);

    private final Feed feed;
    private final VenueLoop loop;
    private final WebSocketServer server;
    private final BiFunction<Session, VenueMemory, Dialogue> dialogues;
    private final VenueMemory memory;
    private final NetworkProfile network;
    private final Random random;
    private final VenueFaults faults = new VenueFaults();
    private final WireFormat wire;
    private final OracleReports reports;
    private final VenueJournal journal;
    private final Function<VenueTrade, Object> tradeIds;
    private final Map<ClientSocket, Client> clients = new LinkedHashMap<>();
    private final SentLog log = new SentLog();
    private FrameTap tap = (each, toClient, text, atUs) -> {};

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
        this.wire = spec.wire();
        this.random = new Random(feed.name().hashCode());
        this.memory = new VenueMemory(loop::nowUs, network.clockOffset(), faults);
        this.server =
                new WebSocketServer(address, new VenueSockets(this, loop))
                        .pinging(Duration.ofSeconds(spec.pingEverySeconds()));
    }

    /** Where clients connect; valid once it has started. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port());
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

    @Override
    public void dropConnections() {
        loop.execute(
                () -> {
                    journal.cut(feed, loop.nowUs());
                    clients.values().forEach(client -> client.connection().drop());
                });
    }

    /** Answers new connections with an error for a while. */
    public void refuseConnections(Duration duration) {
        VenueFault refusal = ServiceFaults.turningAway(UNAVAILABLE);
        faults.begin(refusal);
        loop.after(Times.micros(duration), () -> faults.end(refusal));
    }

    @Override
    public VenueFaults faults() {
        return faults;
    }

    @Override
    public Collection<Market> markets() {
        return memory.listed();
    }

    @Override
    public WireFormat wire() {
        return wire;
    }

    @Override
    public void tell(Consumer<Dialogue> what) {
        loop.execute(() -> clients.values().forEach(client -> what.accept(client.dialogue())));
    }

    @Override
    public void doubt(FrameFilter what, long untilUs) {
        reports.doubted(memory.listed().stream().filter(what::isAbout).toList(), untilUs);
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

    List<Departure> leaving(Frame frame) {
        return faults.leaving(frame, loop.nowUs());
    }

    void tick(long nowUs) {
        faults.due(nowUs)
                .forEach(frame -> clients.values().forEach(c -> c.connection().interject(frame)));
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

    OracleReports reports() {
        return reports;
    }

    @Override
    public void close() {
        server.close();
    }

    void received(ClientSocket socket, String text) {
        tap.overheard(feed, false, text, loop.nowUs());
        Client client = clients.get(socket);
        if (client != null && faults.findsTooFast(loop.nowUs())) {
            client.dialogue().tooFast(text);
        } else if (client != null) {
            client.dialogue().received(text);
        }
    }

    void closed(ClientSocket socket) {
        Client client = clients.remove(socket);
        if (client != null) {
            client.connection().gone();
            journal.left(feed, loop.nowUs());
        }
    }

    void opened(ClientSocket socket, String key) {
        ClientConnection connection =
                new ClientConnection(socket, key, this, loop, () -> network.delayUs(random));
        Dialogue dialogue = dialogues.apply(connection, memory);
        clients.put(socket, new Client(connection, dialogue));
        log.connected();
        journal.opened(feed, loop.nowUs());
        dialogue.opened();
    }
}
