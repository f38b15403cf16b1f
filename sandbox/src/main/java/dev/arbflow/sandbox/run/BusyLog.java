package dev.arbflow.sandbox.run;

import dev.arbflow.market.Times;
import dev.arbflow.sandbox.truth.BusyTimes;
import dev.arbflow.sandbox.truth.BusyTimes.Span;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects when anything in this process came later than {@link #LIMIT} after it was due. Thread
 * safe.
 *
 * <p>A pipeline that was held up has a backlog to work off, so each span lasts {@link #AFTERMATH}
 * longer than the lateness that was seen.
 */
final class BusyLog {
    /** Later than this after it was due, a machine does not keep up. */
    static final Duration LIMIT = Duration.ofMillis(100);

    /** For as long after a lateness nothing is demanded either. */
    static final Duration AFTERMATH = Duration.ofMillis(500);

    private final List<Span> spans = new ArrayList<>();

    /** Takes in that something due at one moment happened at another; our clock. */
    synchronized void happened(long dueUs, long atUs) {
        if (atUs - dueUs <= Times.micros(LIMIT)) {
            return;
        }
        Span late = new Span(dueUs, atUs + Times.micros(AFTERMATH));
        int newest = spans.size() - 1;
        if (newest >= 0 && touches(spans.get(newest), late)) {
            spans.set(newest, hull(spans.get(newest), late));
        } else {
            spans.add(late);
        }
    }

    /**
     * Takes in what waited in this process before it was passed on.
     *
     * @param limit for less, detection is none the worse: it goes by the moment of receipt
     */
    Consumer<Delivery> waitsBeyond(Duration limit) {
        return each -> {
            if (each.lateHereUs() > Times.micros(limit)) {
                happened(each.receiveUs(), each.receiveUs() + each.lateHereUs());
            }
        };
    }

    /** All until now. */
    synchronized BusyTimes times() {
        return BusyTimes.of(spans);
    }

    /** Late things come in bursts of hundreds, which are one span. */
    private static boolean touches(Span one, Span other) {
        return one.fromUs() <= other.toUs() && other.fromUs() <= one.toUs();
    }

    private static Span hull(Span one, Span other) {
        return new Span(Math.min(one.fromUs(), other.fromUs()), Math.max(one.toUs(), other.toUs()));
    }
}
