package dev.arbflow.sandbox.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * One side of a simulated book, which keeps its number of levels while it follows a best price.
 *
 * <p>Levels are held by "outward" price (negated for bids), so that the best is always the first.
 */
final class SimLadder {
    private static final double MEAN_GAP_BPS = 0.3;

    /** More levels than kept are tolerated up to here, so that not every change trims one. */
    private static final int SLACK = 8;

    /** Further out than any price, and far from overflowing. */
    private static final long NOWHERE = Long.MAX_VALUE / 2;

    private final NavigableMap<Long, Long> levels = new TreeMap<>();
    private final int sign;
    private final Instrument instrument;
    private final int depth;
    private final double levelNotional;
    private final Random random;

    SimLadder(int sign, Instrument instrument, int depth, double levelNotional, Random random) {
        this.sign = sign;
        this.instrument = instrument;
        this.depth = depth;
        this.levelNotional = levelNotional;
        this.random = random;
    }

    /** Removes what stands before the price, fills a hole behind it, keeps the depth. */
    void follow(long bestPrice) {
        long best = sign * bestPrice;
        levels.headMap(best, false).clear();
        long first = levels.isEmpty() ? NOWHERE : levels.firstKey();
        long at = best;
        long gap = gap(best);
        for (int added = 0; added < depth && first - at >= gap; added++) {
            levels.put(at, quantity(at));
            at += gap;
            gap = gap(best);
        }
        while (levels.size() < depth) {
            long further = levels.lastKey() + gap(best);
            levels.put(further, quantity(further));
        }
        while (levels.size() > depth + SLACK) {
            levels.pollLastEntry();
        }
    }

    /** Puts one level of a given size at a price. */
    void place(long price, long quantity) {
        levels.put(sign * price, quantity);
    }

    /** Changes, removes or adds a level somewhere, more often near the top. */
    void disturb() {
        long key = keyAt((int) (Math.pow(random.nextDouble(), 2) * levels.size()));
        switch (random.nextInt(4)) {
            case 0 -> levels.remove(key);
            case 1 -> levels.put(key + gap(key), quantity(key));
            default -> levels.put(key, quantity(key));
        }
    }

    /**
     * Takes whole levels from the top and a share of the next; returns what was taken from each.
     */
    List<Level> take(int wholeLevels, double shareOfLast) {
        List<Level> taken = new ArrayList<>();
        for (int i = 0; i < wholeLevels; i++) {
            Map.Entry<Long, Long> top = levels.pollFirstEntry();
            taken.add(new Level(sign * top.getKey(), top.getValue()));
        }
        Map.Entry<Long, Long> top = levels.firstEntry();
        long part = Math.max(1, (long) (top.getValue() * shareOfLast));
        if (part < top.getValue()) {
            levels.put(top.getKey(), top.getValue() - part);
            taken.add(new Level(sign * top.getKey(), part));
        }
        return taken;
    }

    List<Level> best() {
        List<Level> best = new ArrayList<>(levels.size());
        levels.forEach((key, quantity) -> best.add(new Level(sign * key, quantity)));
        return best;
    }

    private long keyAt(int rank) {
        Iterator<Long> keys = levels.keySet().iterator();
        long key = keys.next();
        for (int i = 0; i < rank; i++) {
            key = keys.next();
        }
        return key;
    }

    /** A random distance to the next level out, at least one tick. */
    private long gap(long key) {
        double meanTicks = Math.abs(key) * MEAN_GAP_BPS / 1e4 / instrument.tick();
        return instrument.tick() * (1 + (long) (random.nextDouble() * 2 * meanTicks));
    }

    private long quantity(long key) {
        double price = Math.abs(key) * instrument.unit();
        return Instrument.quantityFor(levelNotional * Math.exp(random.nextGaussian() * 0.8), price);
    }
}
