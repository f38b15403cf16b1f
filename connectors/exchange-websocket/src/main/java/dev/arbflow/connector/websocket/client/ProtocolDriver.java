package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tells a protocol what happens on its connection and what time it is, and the reader how far
 * everything has been told. Used by the connection's thread only.
 */
final class ProtocolDriver {

    /** {@link VenueProtocol#tick} wants ten ticks a second at least. */
    private static final Duration TICK_EVERY = Duration.ofMillis(50);

    private static final long MIN_WAIT_US = 1_000;
    private static final long MAX_WAIT_US = 100_000;

    private final VenueProtocol protocol;
    private final EventStamper stamper;
    private final EventTimes times;
    private final ProgressDue progress;
    private final FeedMeter meter;
    private final String wholeFeed;
    private final Cadence ticks = new Cadence(TICK_EVERY);
    private boolean open;
    private long toldUs;

    /**
     * @param progress when progress is told
     */
    ProtocolDriver(
            ConnectionSpec spec,
            VenueProtocol protocol,
            EventStamper stamper,
            EventTimes times,
            ProgressDue progress,
            FeedMeter meter) {
        this.protocol = protocol;
        this.stamper = stamper;
        this.times = times;
        this.progress = progress;
        this.meter = meter;
        this.wholeFeed = FeedStatus.wholeFeed(spec.feed());
    }

    /** A new epoch begins with dialling; frames go to this socket. */
    void dialling(long epoch, Consumer<String> socket) {
        stamper.begin(epoch, socket);
    }

    /** The connection is open. */
    void opened(long arrivedUs) {
        times.moveTo(arrivedUs);
        toldUs = times.nowUs();
        open = true;
        stamper.status(wholeFeed, FeedStatus.State.CONNECTED, "");
        protocol.opened(toldUs, stamper);
        beat();
    }

    /** A text message arrived. */
    void message(String text, long arrivedUs) {
        meter.count(FeedCount.FRAMES);
        meter.add(FeedCount.CHARACTERS, text.length());
        try {
            String frame = times.receive(text, arrivedUs);
            toldUs = times.nowUs();
            protocol.frame(frame, toldUs, stamper);
        } catch (MalformedFrameException e) {
            stamper.malformed(text, e.getMessage());
        } catch (RuntimeException e) {
            // Nobody knows which book it left half written; a new connection starts them all anew.
            stamper.malformed(text, "unexpected " + e);
            stamper.reconnect("a frame could not be read");
        }
        beat();
    }

    /** A message arrived that is not read at all. */
    void refused(String excerpt, String reason, long arrivedUs) {
        times.moveTo(arrivedUs);
        stamper.malformed(excerpt, reason);
        stamper.reconnect(reason);
    }

    /** Nothing happened up to this wall time. */
    void quiet(long quietUs) {
        if (times.runByThemselves()) {
            times.moveTo(quietUs);
            toldUs = times.nowUs();
            beat();
        }
    }

    /** The connection is gone, or was never there. */
    void closed(long arrivedUs, String reason) {
        times.moveTo(arrivedUs);
        if (open) {
            open = false;
            protocol.closed(times.nowUs(), reason, stamper);
        }
        stamper.status(wholeFeed, FeedStatus.State.DISCONNECTED, reason);
        stamper.progress();
    }

    /** Why the protocol wants another connection; null if it does not. */
    String reconnectReason() {
        return stamper.reconnectReason();
    }

    /** How long nothing is due, if nothing happens; microseconds. */
    long remainingUs() {
        if (!times.runByThemselves()) {
            return MAX_WAIT_US;
        }
        long remainingUs = progress.remainingUs(times.nowUs());
        if (open) {
            remainingUs = Math.min(remainingUs, ticks.remainingUs(toldUs));
        }
        return Math.max(MIN_WAIT_US, Math.min(remainingUs, MAX_WAIT_US));
    }

    private void tellClockStep() {
        long stepUs = times.takeStepUs();
        if (stepUs != 0) {
            String where = stepUs > 0 ? "ahead" : "back";
            stamper.status(
                    wholeFeed,
                    FeedStatus.State.CLOCK_JUMP,
                    "our own clock was set %s by %s ms".formatted(where, Math.abs(stepUs) / 1_000));
        }
    }

    /**
     * Ticks with the time the protocol was last told: a recording's own time may have moved on
     * since, to the exchange time within the frame, and must not look like silence.
     */
    private void beat() {
        tellClockStep();
        if (open && ticks.isDue(toldUs)) {
            protocol.tick(toldUs, stamper);
        }
        if (stamper.hasToldABook()) {
            progress.told(times.nowUs());
        }
        if (progress.isDue(times.nowUs())) {
            stamper.progress();
        }
    }
}
