package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.RateGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The best book for each exchange of one asset into another, and the cycles that these make.
 *
 * <p>Best is what brings most after fees of the books that can be relied on; where none can, of
 * those that are valid, so that a cycle over them is refused by name. Of equals it is the first by
 * name. What was chosen is kept with the board, so that a restore makes no rate a better one.
 */
final class CycleRates {
    private final List<Asset> assets;
    private final List<Pair> pairs = new ArrayList<>();
    private final RateGraph graph;
    private final Listing[] best;

    /** Under which terms all of it was worked out. */
    private int terms = -1;

    /**
     * @param assets the one named first starts a cycle
     * @param listings of markets of these assets
     */
    CycleRates(List<Asset> assets, List<Listing> listings) {
        this.assets = assets;
        graph = new RateGraph(assets.size());
        best = new Listing[assets.size() * assets.size()];
        for (Listing listing : listings) {
            pair(listing).listings.add(listing);
        }
    }

    /** What books offer at a moment. */
    interface Offers {
        /** What a unit brings after fees; zero if the book may not be used. */
        double rate(Listing listing, Side side);

        /** Whether it can be relied on now. */
        boolean isReliable(Listing listing);

        /** Until when that stays so without an update. */
        long changesUs(Listing listing);

        /** Another number whenever other rules, fees or instruments may hold. */
        int terms();
    }

    /**
     * What an exchange came to when it was last worked out.
     *
     * @param rate what a unit brought after fees
     */
    record Best(Listing listing, Side side, double rate) {}

    /** Two assets, and where they are exchanged. */
    private static final class Pair {
        private final int one;
        private final int other;
        private final List<Listing> listings = new ArrayList<>();

        /** From when on what is known of it may be another; always at first. */
        private long changesUs = Long.MIN_VALUE;

        Pair(int one, int other) {
            this.one = one;
            this.other = other;
        }
    }

    private Pair pair(Listing listing) {
        int base = assets.indexOf(listing.market().base());
        int quote = assets.indexOf(listing.market().quote());
        int one = Math.min(base, quote);
        int other = Math.max(base, quote);
        for (Pair pair : pairs) {
            if (pair.one == one && pair.other == other) {
                return pair;
            }
        }
        Pair pair = new Pair(one, other);
        pairs.add(pair);
        return pair;
    }

    /** What was worked out last, for each exchange that there is. */
    List<Best> best() {
        List<Best> all = new ArrayList<>();
        for (int at = 0; at < best.length; at++) {
            if (best[at] != null) {
                int paid = at / assets.size();
                double rate = graph.rate(paid, at % assets.size());
                all.add(new Best(best[at], side(best[at], paid), rate));
            }
        }
        return all;
    }

    /** Goes on from what was worked out before, as far as its books are still read. */
    void goOnFrom(List<Best> worked) {
        for (Best each : worked) {
            if (pairs.stream().anyMatch(pair -> pair.listings.contains(each.listing()))) {
                boolean buys = each.side() == Side.BUY;
                int base = assets.indexOf(each.listing().market().base());
                int quote = assets.indexOf(each.listing().market().quote());
                int paid = buys ? quote : base;
                int received = buys ? base : quote;
                best[at(paid, received)] = each.listing();
                graph.set(paid, received, each.rate());
            }
        }
    }

    /** A book has changed, or how far it can be relied on. */
    void changed(Listing listing) {
        pair(listing).changesUs = Long.MIN_VALUE;
    }

    /**
     * Works out what has changed by a moment.
     *
     * @param found is told each cycle that pays, and that one of the changes may have made
     */
    void passTo(long nowUs, Offers offers, Consumer<Cycle> found) {
        if (offers.terms() != terms) {
            terms = offers.terms();
            pairs.forEach(pair -> pair.changesUs = Long.MIN_VALUE);
        }
        List<Integer> better = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.changesUs <= nowUs) {
                pair.changesUs = nextChangeUs(pair, nowUs, offers);
                if (choose(pair, pair.one, pair.other, offers)) {
                    better.add(at(pair.one, pair.other));
                }
                if (choose(pair, pair.other, pair.one, offers)) {
                    better.add(at(pair.other, pair.one));
                }
            }
        }
        for (int each : better) {
            int size = assets.size();
            graph.through(
                    each / size,
                    each % size,
                    1,
                    (first, second, third, fourth, brings) ->
                            found.accept(cycle(first, second, third, fourth)));
        }
    }

    private static long nextChangeUs(Pair pair, long nowUs, Offers offers) {
        return pair.listings.stream()
                .mapToLong(offers::changesUs)
                .filter(changesUs -> changesUs > nowUs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether what is best now makes cycles that were not there. */
    private boolean choose(Pair pair, int paid, int received, Offers offers) {
        Listing chosen = null;
        double rate = 0;
        boolean reliable = false;
        for (Listing listing : pair.listings) {
            double its = offers.rate(listing, side(listing, paid));
            if (its > 0) {
                boolean isReliable = offers.isReliable(listing);
                boolean alike = chosen == null || isReliable == reliable;
                if (alike ? its > rate : isReliable) {
                    chosen = listing;
                    rate = its;
                    reliable = isReliable;
                }
            }
        }
        int at = at(paid, received);
        boolean isBetter = rate > graph.rate(paid, received);
        isBetter |= chosen != null && !chosen.equals(best[at]);
        best[at] = chosen;
        graph.set(paid, received, rate);
        return isBetter;
    }

    private int at(int paid, int received) {
        return paid * assets.size() + received;
    }

    private Side side(Listing listing, int paid) {
        return listing.market().quote().equals(assets.get(paid)) ? Side.BUY : Side.SELL;
    }

    /** Begun with the asset that is named first. */
    private Cycle cycle(int first, int second, int third, int fourth) {
        int[] passed =
                fourth < 0
                        ? new int[] {first, second, third}
                        : new int[] {first, second, third, fourth};
        int start = 0;
        for (int i = 1; i < passed.length; i++) {
            start = passed[i] < passed[start] ? i : start;
        }
        List<Listing> books = new ArrayList<>(passed.length);
        for (int i = 0; i < passed.length; i++) {
            int paid = passed[(start + i) % passed.length];
            int received = passed[(start + i + 1) % passed.length];
            books.add(best[at(paid, received)]);
        }
        return new Cycle(assets.get(passed[start]), books);
    }
}
