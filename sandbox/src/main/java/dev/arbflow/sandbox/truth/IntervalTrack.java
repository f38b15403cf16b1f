package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;
import java.util.ArrayList;
import java.util.List;

/** Turns a condition that is told when it changes into the intervals during which it held. */
final class IntervalTrack {
    private static final long CLOSED = Long.MIN_VALUE;

    private final Route route;
    private final List<Interval> ended = new ArrayList<>();
    private long sinceUs = CLOSED;

    IntervalTrack(Route route) {
        this.route = route;
    }

    void set(boolean holds, long atUs) {
        if (holds && sinceUs == CLOSED) {
            sinceUs = atUs;
        } else if (!holds && sinceUs != CLOSED) {
            if (atUs > sinceUs) {
                ended.add(new Interval(route, sinceUs, atUs));
            }
            sinceUs = CLOSED;
        }
    }

    /** Nobody will ask for what ended before a moment. */
    void forget(long beforeUs) {
        ended.removeIf(each -> each.endUs() < beforeUs);
    }

    /** All intervals, the one that still holds ending at {@code untilUs}. */
    List<Interval> until(long untilUs) {
        List<Interval> all = new ArrayList<>(ended);
        if (sinceUs != CLOSED && untilUs > sinceUs) {
            all.add(new Interval(route, sinceUs, untilUs));
        }
        return all;
    }

    /**
     * Whether intervals in order of time, each lasting {@code slackUs} longer, together cover a
     * stretch without a hole.
     */
    static boolean covers(List<Interval> intervals, long slackUs, long fromUs, long toUs) {
        long coveredUs = Long.MIN_VALUE;
        for (Interval interval : intervals) {
            if (interval.startUs() <= Math.max(fromUs, coveredUs)) {
                coveredUs = Math.max(coveredUs, interval.endUs() + slackUs);
            }
        }
        return coveredUs >= Math.max(fromUs, toUs);
    }
}
