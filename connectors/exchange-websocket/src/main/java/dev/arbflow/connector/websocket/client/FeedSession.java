package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one connection open, on a thread of its own, until it is closed or has finished. */
public final class FeedSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(5);

    /**
     * What a session works with.
     *
     * @param connector dials; outlives the session
     * @param queue takes the events; closed with the session
     * @param meter counts
     * @param dials of the venue
     * @param nowUs wall clock, microseconds since 1970-01-01T00:00:00Z
     * @param arrival called when the session ends by itself
     */
    record Context(
            FeedConnector connector,
            EventQueue queue,
            FeedMeter meter,
            DialSchedule dials,
            LongSupplier nowUs,
            Runnable arrival) {}

    private final ConnectionSpec spec;
    private final ProtocolDriver driver;
    private final EventTimes times;
    private final ReconnectBackoff backoff;
    private final boolean endsWithRecording;
    private final Context context;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long epoch;
    private boolean dialled;
    private volatile boolean connected;
    private volatile boolean ended;
    private volatile Throwable failure;

    FeedSession(
            ConnectionSpec spec,
            ProtocolDriver driver,
            EventTimes times,
            ReconnectBackoff backoff,
            boolean endsWithRecording,
            Context context) {
        this.spec = spec;
        this.driver = driver;
        this.times = times;
        this.backoff = backoff;
        this.endsWithRecording = endsWithRecording;
        this.context = context;
        thread = new Thread(this::run, "feed-" + spec.name());
        thread.setDaemon(true);
    }

    /**
     * Begins to dial.
     *
     * @param lastEpoch the epoch after which this session's first one comes
     */
    void start(long lastEpoch) {
        epoch = lastEpoch;
        thread.start();
    }

    /** Where the session's events wait. */
    public EventQueue events() {
        return context.queue();
    }

    /** Whether nothing will be added to {@link #events} any more. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Tells the reader that the session's thread died.
     *
     * @throws IOException if so
     */
    public void throwIfFailed() throws IOException {
        if (failure != null) {
            throw new IOException("connection " + spec.name() + " failed", failure);
        }
    }

    /** Whether the venue's socket is open at the moment. */
    public boolean isConnected() {
        return connected;
    }

    /** How late the connection delivers, in microseconds. */
    public long lagUs() {
        return times.lagUs();
    }

    /** Drops the connection and ends the thread; queued events can still be taken. */
    @Override
    public void close() {
        closing.countDown();
        context.queue().close();
        thread.interrupt();
        try {
            thread.join(JOIN_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            keepOpen();
        } catch (InterruptedException e) {
            LOG.debug("{}: closed", spec.name());
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            ended = true;
            context.arrival().run();
        }
    }

    private void keepOpen() throws InterruptedException {
        while (mayDial()) {
            long dialledNs = System.nanoTime();
            ConnectionEnd end = runEpoch();
            LOG.info("{}: disconnected in epoch {}: {}", spec.name(), epoch, end.story());
            if (endsWithRecording && end.isEndOfRecording()) {
                return;
            }
            context.dials().holdOff(end.holdOff());
            Duration sinceDialled = Duration.ofNanos(System.nanoTime() - dialledNs);
            if (isClosedWithin(backoff.next(sinceDialled, end.useful()))) {
                return;
            }
            context.meter().count(FeedCount.RECONNECTS);
        }
    }

    /** Waits until the venue may be dialled; false if the session is closed meanwhile. */
    private boolean mayDial() throws InterruptedException {
        for (Duration wait = context.dials().take();
                !wait.isZero();
                wait = context.dials().take()) {
            if (isClosedWithin(wait)) {
                return false;
            }
        }
        return true;
    }

    private ConnectionEnd runEpoch() throws InterruptedException {
        epoch++;
        dialled = true;
        try (Epoch listening =
                Epoch.dial(context.connector(), spec.uri(), context.nowUs(), driver, epoch)) {
            while (true) {
                ConnectionEnd end = listening.await();
                if (end != null) {
                    return end;
                }
                if (listening.isOpen() && !connected) {
                    connected = true;
                    LOG.info("{}: connected in epoch {}", spec.name(), epoch);
                }
            }
        } finally {
            connected = false;
        }
    }

    /** Waits before the next dialling, and tells progress meanwhile. */
    private boolean isClosedWithin(Duration wait) throws InterruptedException {
        long endNs = System.nanoTime() + wait.toNanos();
        for (long restNs = wait.toNanos(); restNs > 0; restNs = endNs - System.nanoTime()) {
            long beatNs = TimeUnit.MICROSECONDS.toNanos(driver.remainingUs());
            if (closing.await(Math.min(restNs, beatNs), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (dialled) {
                driver.quiet(context.nowUs().getAsLong());
            }
        }
        return false;
    }
}
