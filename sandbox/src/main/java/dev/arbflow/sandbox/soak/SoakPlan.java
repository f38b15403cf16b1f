package dev.arbflow.sandbox.soak;

import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.List;

/**
 * What is played.
 *
 * @param seed of the market
 * @param length of it, before what is left to come right
 * @param apart whether venues come apart by themselves
 * @param lines of the scenario file that says what goes wrong
 */
public record SoakPlan(long seed, Duration length, boolean apart, List<String> lines) {

    /** Keeps its own copy. */
    public SoakPlan {
        lines = List.copyOf(lines);
    }

    /** With faults drawn at random, the same for the same seed. */
    public static SoakPlan random(long seed, Duration length) {
        return new SoakPlan(seed, length, true, RandomFaults.lines(seed, length));
    }

    FaultScenario scenario() {
        return FaultScenario.parse("seed " + seed, lines);
    }
}
