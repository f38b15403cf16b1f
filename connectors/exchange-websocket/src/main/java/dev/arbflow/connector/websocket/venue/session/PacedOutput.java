package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends no more than a venue takes: frames beyond its rate wait for their turn, and all of them
 * while the venue says that there were too many.
 */
final class PacedOutput extends ForwardingOutput {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
    private static final long CALM_US = Times.micros(Duration.ofMinutes(5));

    private final TokenBucket.Rate rate;
    private final Deque<String> waiting = new ArrayDeque<>();
    private TokenBucket bucket;
    private ProtocolOutput target;
    private Duration pause = FIRST_PAUSE;
    private long pausedUs = Long.MIN_VALUE / 2;
    private long nowUs;

    PacedOutput(TokenBucket.Rate rate) {
        this.rate = rate;
        bucket = new TokenBucket(rate);
    }

    /** A new connection: nothing waits for it, and nothing has been sent on it. */
    void opened() {
        waiting.clear();
        bucket = new TokenBucket(rate);
    }

    /** Speaks to this output at this moment, and sends what may be sent by now. */
    PacedOutput over(ProtocolOutput output, long atUs) {
        target = output;
        nowUs = atUs;
        while (!waiting.isEmpty() && bucket.take(nowUs)) {
            target.send(waiting.remove());
        }
        return this;
    }

    /**
     * The venue says that it was sent too much: nothing more for a while, longer each time, and
     * what waits is not sent at all.
     */
    void tooFast() {
        waiting.clear();
        if (isPaused()) {
            return; // said of what was on its way already
        }
        boolean again = nowUs - pausedUs < CALM_US;
        Duration doubled = pause.multipliedBy(2);
        Duration longer = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
        pause = again ? longer : FIRST_PAUSE;
        pausedUs = nowUs;
        bucket.close(nowUs, pause);
    }

    /** For how long nothing is sent after {@link #tooFast}. */
    Duration pause() {
        return pause;
    }

    boolean isPaused() {
        return bucket.isClosed(nowUs);
    }

    /** Whether what is sent now leaves at once, as far as is known. */
    boolean isFree() {
        return waiting.isEmpty() && !isPaused();
    }

    @Override
    public void send(String frame) {
        if (waiting.isEmpty() && bucket.take(nowUs)) {
            target.send(frame);
        } else {
            waiting.add(frame);
        }
    }

    @Override
    ProtocolOutput target() {
        return target;
    }
}
