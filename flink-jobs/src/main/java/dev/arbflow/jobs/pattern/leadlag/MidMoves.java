package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.Times;
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
 * then only simultaneous moves would ever overlap: it begins {@link #MAX_SPAN_US} earlier, or at
 * the change before if that is nearer.
 */
final class MidMoves {
    /** Venues' deliveries jitter by less; more would blur the lag. */
    static final int MAX_SPAN_US = 100_000;

    private final long[] at;
    private final int[] spans;
    private final double[] returns;
    private final int[] blocks;

    private MidMoves(List<Move> moves) {
        at = moves.stream().mapToLong(Move::at).toArray();
        spans = moves.stream().mapToInt(Move::span).toArray();
        returns = moves.stream().mapToDouble(Move::logReturn).toArray();
        blocks = moves.stream().mapToInt(Move::block).toArray();
    }

    private record Move(long at, int span, double logReturn, int block) {}

    /**
     * Finds the moves between mids; none from or to a book that cannot be used, and none across a
     * change without a time, since nobody can say which mids it lies between.
     *
     * @param changes of one listing, by receive time
     * @param clock microseconds, or {@link Times#UNKNOWN}; of mids of the same microsecond the last
     *     one counts
     * @param startUs start of the period on our clock; blocks count from it, by receive time
     */
    static MidMoves of(List<MidChange> changes, ToLongFunction<MidChange> clock, long startUs) {
        List<Move> moves = new ArrayList<>();
        int from = 0;
        for (int to = 0; to <= changes.size(); to++) {
            if (to == changes.size() || clock.applyAsLong(changes.get(to)) == Times.UNKNOWN) {
                addChain(changes.subList(from, to), clock, startUs, moves);
                from = to + 1;
            }
        }
        moves.sort(Comparator.comparingLong(Move::at));
        return new MidMoves(moves);
    }

    /** Adds the moves between changes that follow each other and all have a time. */
    private static void addChain(
            List<MidChange> changes,
            ToLongFunction<MidChange> clock,
            long startUs,
            List<Move> moves) {
        List<MidChange> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparingLong(clock));
        MidChange before = null;
        for (int i = 0; i < sorted.size(); i++) {
            MidChange change = sorted.get(i);
            long us = clock.applyAsLong(change);
            if (i + 1 < sorted.size() && clock.applyAsLong(sorted.get(i + 1)) == us) {
                continue;
            }
            if (before != null) {
                add(change, before, us, us - clock.applyAsLong(before), startUs, moves);
            }
            before = change;
        }
    }

    private static void add(
            MidChange change,
            MidChange before,
            long us,
            long sinceUs,
            long startUs,
            List<Move> moves) {
        double logReturn = Math.log(change.mid() / before.mid());
        if (logReturn != 0 && Double.isFinite(logReturn)) {
            moves.add(
                    new Move(
                            us,
                            (int) Math.min(sinceUs, MAX_SPAN_US),
                            logReturn,
                            (int) ((change.receiveUs() - startUs) / LeadLagEstimator.BLOCK_US)));
        }
    }

    int size() {
        return at.length;
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
        return Arrays.stream(returns).map(each -> each * each).sum();
    }
}
