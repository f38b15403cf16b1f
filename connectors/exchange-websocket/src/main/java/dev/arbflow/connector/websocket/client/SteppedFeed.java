package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One connection in simulated time: the parts of a {@link FeedSession}, moved by hand instead of by
 * a thread, so that hours of a venue's faults pass in seconds.
 */
public final class SteppedFeed {
    private final ConnectionSpec spec;
    private final FeedConnector connector;
    private final SteadyClock clock;
    private final LongSupplier nowNs;
    private final FeedMeter meter;
    private final ProtocolDriver driver;
    private final EventTimes times;
    private final DialSchedule dials;
    private final ReconnectBackoff backoff;
    private Epoch epoch;
    private long epochs;
    private long dialledNs;
    private long dialAtNs;

    /**
     * Our clocks, which somebody moves.
     *
     * @param wallUs wall clock, microseconds since 1970-01-01T00:00:00Z
     * @param nowNs monotonic clock, nanoseconds
     */
    public record Clocks(LongSupplier wallUs, LongSupplier nowNs) {}

    /**
     * Of a connection that has not dialled yet.
     *
     * @param connector dials; calls its listeners from within {@link #step} or between two of them
     * @param events takes what comes of it
     */
    public SteppedFeed(
            ExchangeSourceOptions options,
            ConnectionSpec spec,
            FeedConnector connector,
            Clocks clocks,
            Consumer<Inbound> events,
            FeedMeter meter) {
        this.spec = spec;
        this.connector = connector;
        this.clock = new SteadyClock(clocks.wallUs, clocks.nowNs);
        this.nowNs = clocks.nowNs;
        this.meter = meter;
        Wiring wiring =
                Wiring.of(options, spec, options.protocols().create(spec), clock, events, meter);
        this.driver = wiring.driver();
        this.times = wiring.times();
        this.dials = new DialSchedule(options.reconnect().minimumGap(), nowNs);
        this.backoff =
                new ReconnectBackoff(
                        options.reconnect(), new SplittableRandom(spec.name().hashCode()));
        this.dialAtNs = nowNs.getAsLong();
    }

    /** Does everything that is due now; to be called at least every 50 ms of simulated time. */
    public void step() {
        if (epoch != null) {
            listen();
        } else if (nowNs.getAsLong() >= dialAtNs) {
            dialIfAllowed();
        } else if (epochs > 0) {
            driver.quiet(clock.getAsLong());
        }
    }

    /** How late the connection delivers, in microseconds. */
    public long lagUs() {
        return times.lagUs();
    }

    private void dialIfAllowed() {
        Duration wait = dials.take();
        if (!wait.isZero()) {
            dialAtNs = nowNs.getAsLong() + wait.toNanos();
            return;
        }
        if (epochs++ > 0) {
            meter.count(FeedCount.RECONNECTS);
        }
        dialledNs = nowNs.getAsLong();
        epoch = Epoch.dial(connector, spec.uri(), clock, driver, epochs);
    }

    private void listen() {
        ConnectionEnd end = epoch.takeAll();
        if (end != null) {
            end(end);
        }
    }

    private void end(ConnectionEnd end) {
        epoch.close();
        epoch = null;
        dials.holdOff(end.holdOff());
        Duration sinceDialled = Duration.ofNanos(nowNs.getAsLong() - dialledNs);
        dialAtNs = nowNs.getAsLong() + backoff.next(sinceDialled, end.useful()).toNanos();
    }
}
