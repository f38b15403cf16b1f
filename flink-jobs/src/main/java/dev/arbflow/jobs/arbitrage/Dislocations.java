package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.Episode;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/**
 * Joins the episodes of a route that are pieces of one dislocation, and knows how long the latest
 * dislocations lasted.
 *
 * <p>State by route. The newest piece dies when its end is final, how long dislocations lasted
 * {@link #REMEMBERED}, to the next full hour, after the last of them.
 */
final class Dislocations {
    /** Event time after its last episode in which a route's lifetimes are kept. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private final long rejoinUs;
    private final ValueState<EndedPiece> ended;
    private final ValueState<PastLifetimes> lifetimes;

    /**
     * @param rejoinUs longest event time from the end of a piece to the opening of the next
     */
    Dislocations(RuntimeContext context, long rejoinUs) {
        this.rejoinUs = rejoinUs;
        ended =
                context.getState(
                        new ValueStateDescriptor<>(
                                "ended-piece", RecordSerializer.of(EndedPiece.class)));
        lifetimes =
                context.getState(
                        new ValueStateDescriptor<>(
                                "past-lifetimes", RecordSerializer.of(PastLifetimes.class)));
    }

    /**
     * Which piece an episode is that opens.
     *
     * @param course its figures so far
     * @param nowUs when it opens, event time
     */
    Episode.Piece next(EdgeCourse course, long nowUs, TimerService timers) throws IOException {
        EndedPiece before = ended.value();
        if (before != null && before.untilUs() < nowUs) {
            finish(before, timers);
            before = null;
        }
        if (before == null) {
            return Episode.Piece.first(course.sinceUs, course.onset);
        }
        ended.update(before.goneOn());
        return before.next(course.sinceUs, course.onset);
    }

    /** How long the latest ones lasted from the first piece to the last. */
    PastLifetimes past() throws IOException {
        return PastLifetimes.orNone(lifetimes.value());
    }

    /**
     * An episode has ended.
     *
     * @param nowUs when that was known, event time
     */
    void ended(Episode episode, long nowUs, TimerService timers) throws IOException {
        EndedPiece before = ended.value();
        Episode.Onset onset = before == null ? episode.piece().onset() : before.firstOnset();
        EndedPiece piece = EndedPiece.of(episode, onset, nowUs + rejoinUs);
        if (rejoinUs == 0 || !episode.closeReason().mayGoOn()) {
            finish(piece, timers);
        } else {
            ended.update(piece);
            timers.registerEventTimeTimer(piece.finalMs());
        }
    }

    /** Event time has come to a moment, and everything before it has been told. */
    void passTo(long timeMs, TimerService timers) throws IOException {
        EndedPiece piece = ended.value();
        if (piece != null && piece.finalMs() <= timeMs) {
            finish(piece, timers);
        }
        PastLifetimes past = lifetimes.value();
        if (past != null && past.forgetMs() <= timeMs) {
            lifetimes.clear();
        }
    }

    /**
     * Nothing goes on with a piece. A timer of it stays, as signals may wait for the same
     * millisecond, and finds nothing to do.
     */
    private void finish(EndedPiece last, TimerService timers) throws IOException {
        ended.clear();
        if (last.isMeasured()) {
            long fullHours = (last.lastUs() / 1_000 + REMEMBERED.toMillis()) / HOUR_MS;
            long forgetMs = (fullHours + 1) * HOUR_MS; // at most a timer an hour
            lifetimes.update(past().and(last.lastedUs(), forgetMs));
            timers.registerEventTimeTimer(forgetMs);
        }
    }
}
