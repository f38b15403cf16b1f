package dev.arbflow.sandbox.scenario;

import dev.arbflow.sandbox.venues.World;
import java.util.ArrayList;
import java.util.List;

/** What there is only one of in a world: faults that overlap share it instead of resetting it. */
final class SharedKnobs {
    private final World world;
    private final List<Double> factors = new ArrayList<>();
    private final List<Long> aheadUs = new ArrayList<>();

    SharedKnobs(World world) {
        this.world = world;
    }

    /** Everything happens so many times as fast, on top of what else does so; returns its end. */
    Runnable faster(double factor) {
        return turned(
                factors, factor, () -> world.pace(factors.stream().reduce(1.0, (a, b) -> a * b)));
    }

    /** Our own clock is so much further ahead; returns its end. */
    Runnable ownClockAhead(long us) {
        return turned(
                aheadUs, us, () -> world.setOwnClock(aheadUs.stream().mapToLong(x -> x).sum()));
    }

    private static <T> Runnable turned(List<T> standing, T value, Runnable turn) {
        standing.add(value);
        turn.run();
        return () -> {
            standing.remove(standing.indexOf(value));
            turn.run();
        };
    }
}
