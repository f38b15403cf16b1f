package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.sandbox.venues.server.Frame;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What can happen to frames on their way out, whatever venue they are of. */
public final class FrameFaults {

    private FrameFaults() {}

    /**
     * Some frames are never sent.
     *
     * @param which of these
     * @param chance asked for each of them
     */
    public static VenueFault lost(Predicate<Frame> which, BooleanSupplier chance) {
        return hit(which, chance, departure -> List.of());
    }

    /** Some frames are sent twice. */
    public static VenueFault doubled(Predicate<Frame> which, BooleanSupplier chance) {
        return hit(which, chance, departure -> List.of(departure, departure));
    }

    /** Some frames arrive behind those that were sent after them. */
    public static VenueFault reordered(
            Predicate<Frame> which, BooleanSupplier chance, long lateUs) {
        return hit(which, chance, departure -> List.of(departure.straying(lateUs)));
    }

    /** Some frames say something else. */
    public static VenueFault rewritten(
            Predicate<Frame> which, BooleanSupplier chance, UnaryOperator<String> text) {
        return hit(which, chance, each -> List.of(each.carrying(rewritten(each.frame(), text))));
    }

    /**
     * Frames are late, in their order.
     *
     * @param lateUs how late one is that leaves at a moment
     */
    public static VenueFault late(Predicate<Frame> which, LongUnaryOperator lateUs) {
        return new VenueFault() {
            @Override
            public List<Departure> pass(Departure departure, long nowUs) {
                return List.of(
                        which.test(departure.frame())
                                ? departure.later(lateUs.applyAsLong(nowUs))
                                : departure);
            }
        };
    }

    /**
     * Frames are held back until a moment, then arrive all at once.
     *
     * @param untilUs our clock
     */
    public static VenueFault held(Predicate<Frame> which, long untilUs) {
        return late(which, now -> Math.max(0, untilUs - now));
    }

    private static Frame rewritten(Frame frame, UnaryOperator<String> text) {
        return frame.saying(text.apply(frame.text()));
    }

    private static VenueFault hit(
            Predicate<Frame> which,
            BooleanSupplier chance,
            Function<Departure, List<Departure>> fate) {
        return new VenueFault() {
            @Override
            public List<Departure> pass(Departure departure, long nowUs) {
                return which.test(departure.frame()) && chance.getAsBoolean()
                        ? fate.apply(departure)
                        : List.of(departure);
            }
        };
    }
}
