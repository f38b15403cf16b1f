package dev.arbflow.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The trade ids of one tape: numbers that grow by one to a few, a tenth of them delivered again
 * within the next thousand.
 */
public final class TradeIds {
    private static final int IDS = 100_000;
    private static final int WITHIN = 1_000;
    private static final double AGAIN = 0.1;

    private TradeIds() {}

    /** The same ids each time. */
    public static List<String> seeded() {
        SplittableRandom random = new SplittableRandom(20_261_129);
        List<String> ids = new ArrayList<>(IDS);
        long newest = 669_899_163;
        while (ids.size() < IDS) {
            if (ids.size() > WITHIN && random.nextDouble() < AGAIN) {
                ids.add(ids.get(ids.size() - 1 - random.nextInt(WITHIN)));
            } else {
                newest += random.nextInt(1, 4);
                ids.add(Long.toString(newest));
            }
        }
        return ids;
    }
}
