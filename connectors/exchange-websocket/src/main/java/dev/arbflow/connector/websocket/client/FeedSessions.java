package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import dev.arbflow.connector.websocket.socket.NettyFeedConnector;
import dev.arbflow.connector.websocket.socket.TrustedServers;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/** Starts the sessions of one reader, which share one socket client, and one dialler per venue. */
public final class FeedSessions implements AutoCloseable {

    private final ExchangeSourceOptions options;
    private final SteadyClock clock;
    private final int readers;
    private final Runnable arrival;
    private final Map<Feed, DialSchedule> dials = new ConcurrentHashMap<>();
    private final FeedConnector connector;

    /**
     * Of the only reader there is.
     *
     * @param nowUs wall clock, microseconds since 1970-01-01T00:00:00Z
     * @param arrival called from any thread when there is something to take from a session
     * @throws IOException if the trusted certificates cannot be read
     */
    public FeedSessions(ExchangeSourceOptions options, LongSupplier nowUs, Runnable arrival)
            throws IOException {
        this(options, new SteadyClock(nowUs, System::nanoTime), 1, arrival);
    }

    /**
     * @param clock ours
     * @param readers how many readers there are, which share what a venue allows
     * @param arrival called from any thread when there is something to take from a session
     * @throws IOException if the trusted certificates cannot be read
     */
    public FeedSessions(
            ExchangeSourceOptions options, SteadyClock clock, int readers, Runnable arrival)
            throws IOException {
        this.options = options;
        this.clock = clock;
        this.readers = readers;
        this.arrival = arrival;
        SSLContext tls =
                options.trustedCertificates().isEmpty()
                        ? TrustedServers.ofThisMachine()
                        : TrustedServers.in(Path.of(options.trustedCertificates()));
        connector = new NettyFeedConnector(tls, options.connectTimeout());
    }

    /**
     * Starts to dial, with nothing known of the trades so far.
     *
     * @param lastEpoch the newest epoch that the connection had so far, 0 if none
     */
    public FeedSession start(ConnectionSpec spec, long lastEpoch, FeedMeter meter) {
        return start(spec, lastEpoch, Map.of(), meter);
    }

    /**
     * Starts to dial.
     *
     * @param lastEpoch the newest epoch that the connection had so far, 0 if none
     * @param newestTrades the venue's number of the newest trade of each listing so far
     */
    public FeedSession start(
            ConnectionSpec spec, long lastEpoch, Map<Listing, Long> newestTrades, FeedMeter meter) {
        VenueProtocol protocol = options.protocols().create(spec);
        protocol.resume(newestTrades);
        EventQueue queue =
                new EventQueue(options.queueCapacity(), options.coalescing(), meter, arrival);
        Wiring wiring = Wiring.of(options, spec, protocol, clock, queue::put, meter);
        FeedSession session =
                new FeedSession(
                        spec,
                        wiring.driver(),
                        wiring.times(),
                        new ReconnectBackoff(
                                options.reconnect(),
                                new SplittableRandom(clock.getAsLong() ^ spec.name().hashCode())),
                        options.stopWhen() == ExchangeSourceOptions.StopWhen.END_OF_RECORDING,
                        new FeedSession.Context(
                                connector,
                                queue,
                                meter,
                                dials.computeIfAbsent(spec.feed(), feed -> dialSchedule()),
                                clock,
                                arrival));
        session.start(lastEpoch);
        return session;
    }

    @Override
    public void close() {
        connector.close();
    }

    private DialSchedule dialSchedule() {
        return new DialSchedule(
                options.reconnect().minimumGap().multipliedBy(readers), System::nanoTime);
    }
}
