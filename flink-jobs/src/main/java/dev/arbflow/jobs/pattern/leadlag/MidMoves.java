package dev.arbflow.jobs.pattern.leadlag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The moves of one listing's mid in a period, by one clock, in order of time.
 *
 * <p>A move is the logarithmic return over the half-open interval that ends when the new mid was
 * seen. A quote stands until it is changed, so the interval could be as short as a microsecond, but
 * then only simultaneous moves would ever overlap: it begins {@link #LONGEST_SPAN_US} earlier, or
 * at the change before if that is nearer.
 */
final class MidMoves {
    /** Venues' deliveries jitter by less; more would blur the lag. */
    static final int LONGEST_SPAN_US = 100_000;

    private final long[] at;
    private final int[] spans;
    private final double[] returns;
    private final int[] blocks;
    private int size;

    private MidMoves(int most) {
        at = new long[most];
        spans = new int[most];
        returns = new double[most];
        blocks = new int[most];
    }

    /**
     * Finds the moves between mids; none from or to a book that cannot be used.
     *
     * @param changes of one listing, by receive time
     * @param clock microseconds; of mids of the same microsecond the last one counts
     * @param startUs start of the period on our clock; blocks count from it, by receive time
     */
    static MidMoves of(List<MidChange> changes, ToLongFunction<MidChange> clock, long startUs) {
        List<MidChange> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparingLong(clock));
        MidMoves moves = new MidMoves(sorted.size());
        MidChange before = null;
        for (int i = 0; i < sorted.size(); i++) {
            MidChange change = sorted.get(i);
            long us = clock.applyAsLong(change);
            if (i + 1 < sorted.size() && clock.applyAsLong(sorted.get(i + 1)) == us) {
                continue;
            }
            if (before != null) {
                moves.add(
                        us,
                        us - clock.applyAsLong(before),
                        Math.log(change.mid() / before.mid()),
                        (int) ((change.receiveUs() - startUs) / LeadLagEstimator.BLOCK_US));
            }
            before = change;
        }
        return moves;
    }

    private void add(long us, long sinceUs, double logReturn, int block) {
        if (logReturn != 0 && Double.isFinite(logReturn)) {
            at[size] = us;
            spans[size] = (int) Math.min(sinceUs, LONGEST_SPAN_US);
            returns[size] = logReturn;
            blocks[size] = block;
            size++;
        }
    }

    int size() {
        return size;
    }

    /** End of a move's interval, inclusive, microseconds. */
    long at(int move) {
        return at[move];
    }

    /** Length of its interval, microseconds, above 0. */
    int span(int move) {
        return spans[move];
    }

    /** Its logarithmic return, not 0. */
    double logReturn(int move) {
        return returns[move];
    }

    /** Number of the block of the period in which it was received. */
    int block(int move) {
        return blocks[move];
    }

    double sumOfSquares() {
        return Arrays.stream(returns, 0, size).map(each -> each * each).sum();
    }
}
