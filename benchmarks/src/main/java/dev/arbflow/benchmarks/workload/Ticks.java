package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A seeded stream of books: a common price for each market, which its venues quote with small
 * differences; now and then one of them quotes another price for a while.
 *
 * <p>Prices are whole cents, so that a slow way can compare them exactly. About one update in a
 * hundred finds a crossed pair of venues, which is still more than real markets show.
 */
public final class Ticks {
    private static final long SEED = 20_261_129;
    private static final long START_US = 1_783_000_000_000_000L;

    /** Between two updates of whichever market: 250 updates a market and second. */
    private static final long STEP_US = 20;

    private static final List<Venue> VENUES = List.of(Venue.values());
    private static final int MARKETS = 200;
    private static final int UPDATES = 40_000;
    private static final int DEPTH = 10;

    /** Chance that an update begins, and that a venue's own update ends, a dislocation. */
    private static final double BEGINS = 0.0006;

    private static final double ENDS = 0.2;

    private final List<Market> markets =
            IntStream.range(0, MARKETS)
                    .mapToObj(i -> new Market(new Asset("M" + i), new Asset("USD")))
                    .toList();

    /** Shared by all updates, as by those that are read from a topic. */
    private final List<List<Listing>> listings =
            markets.stream()
                    .map(market -> VENUES.stream().map(each -> new Listing(each, market)).toList())
                    .toList();

    private final List<String> connections =
            VENUES.stream().map(each -> each.name() + "-0").toList();

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double[] common = new double[MARKETS];
    private final double[][] dislocatedBps;
    private final List<Tick> ticks = new ArrayList<>(UPDATES);

    /**
     * One update.
     *
     * @param market its place in {@link #markets}
     * @param update what a venue says
     */
    public record Tick(int market, LegUpdate update) {}

    /**
     * @param venues how many venues quote each market, at most as many as there are
     */
    public Ticks(int venues) {
        dislocatedBps = new double[MARKETS][venues];
        Arrays.setAll(common, market -> 50 + random.nextDouble(60_000));
        for (int i = 0; i < UPDATES; i++) {
            ticks.add(tick(i, random.nextInt(MARKETS), random.nextInt(venues)));
        }
    }

    /** All markets. */
    public List<Market> markets() {
        return markets;
    }

    /** The updates, each later than the one before. */
    public List<Tick> ticks() {
        return ticks;
    }

    /** The time of the newest update. */
    public long endUs() {
        return ticks.get(ticks.size() - 1).update().receiveUs();
    }

    private Tick tick(int number, int market, int venue) {
        common[market] *= 1 + (random.nextDouble() - 0.5) * 2e-5;
        double[] dislocated = dislocatedBps[market];
        if (dislocated[venue] != 0) {
            dislocated[venue] = random.nextDouble() < ENDS ? 0 : dislocated[venue];
        } else if (random.nextDouble() < BEGINS) {
            dislocated[venue] = 4 + random.nextDouble(30);
        }
        double mid =
                common[market] * (1 + (dislocated[venue] + random.nextDouble() * 2 - 1) / 10_000);
        return new Tick(market, update(number, venue, market, mid));
    }

    private LegUpdate update(int number, int venue, int market, double mid) {
        long timeUs = START_US + STEP_US * number;
        return new LegUpdate(
                new Origin(Feed.COINAPI, connections.get(venue), 1, number + 1),
                listings.get(market).get(venue),
                timeUs,
                timeUs,
                timeUs,
                0,
                0,
                BookValidity.VALID,
                ladder(mid, -1),
                ladder(mid, 1),
                null);
    }

    /** Two basis points from the middle on, then a level every three. */
    private Ladder ladder(double mid, int direction) {
        double[] prices = new double[DEPTH];
        double[] quantities = new double[DEPTH];
        long best = Math.round(mid * (100 + direction * 0.02)); // cents
        long step = Math.max(1, Math.round(mid * 0.03));
        for (int i = 0; i < DEPTH; i++) {
            prices[i] = (best + direction * step * i) / 100.0;
            quantities[i] = random.nextInt(1, 100_000) / 10_000.0;
        }
        return new Ladder(prices, quantities);
    }
}
