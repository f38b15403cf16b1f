package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded stream of books of ten levels a side. Half of the updates change what stands behind the
 * touch only; one in two hundred shows thirty times the usual quantity at it, and the next update
 * of its listing takes that away.
 */
public final class ShownBooks {
    private static final long START_US = 1_783_000_000_000_000L;

    /** 250 updates a market and second. */
    private static final long STEP_US = 800;

    private static final int MARKETS = 5;
    private static final int UPDATES = 40_000;
    private static final int DEPTH = 10;
    private static final double LARGE = 0.005;

    private final List<Venue> venues = List.of(Venue.values()).subList(0, 4);
    private final SplittableRandom random = new SplittableRandom(20_261_130);
    private final double[][] touches = new double[MARKETS * venues.size()][4];
    private final List<BookUpdate> updates = new ArrayList<>(UPDATES);

    private ShownBooks() {
        for (double[] touch : touches) {
            moveTouch(touch);
        }
        for (int i = 0; i < UPDATES; i++) {
            updates.add(BookUpdate.of(book(i, random.nextInt(touches.length))));
        }
    }

    /** The same updates each time, each later than the one before. */
    public static List<BookUpdate> seeded() {
        return new ShownBooks().updates;
    }

    private Book book(int number, int listing) {
        double[] touch = touches[listing];
        boolean large = touch[1] > 5 || touch[3] > 5;
        if (large || random.nextBoolean()) {
            moveTouch(touch);
        }
        if (random.nextDouble() < LARGE) {
            touch[random.nextBoolean() ? 1 : 3] = 30;
        }
        Venue venue = venues.get(listing % venues.size());
        Market market = new Market(new Asset("M" + listing / venues.size()), new Asset("USD"));
        long timeUs = START_US + number * STEP_US;
        return new Book(
                new Origin(Feed.valueOf(venue.name()), venue.name() + "-0", 1, number + 1),
                venue,
                market,
                BookValidity.VALID,
                ladder(touch[0], touch[1], -1),
                ladder(touch[2], touch[3], 1),
                new Times(timeUs, 0, timeUs, timeUs),
                timeUs,
                0);
    }

    /** Bid, its quantity, ask, its quantity. */
    private void moveTouch(double[] touch) {
        touch[0] = (100_000 + random.nextInt(40)) / 100.0;
        touch[1] = 0.5 + random.nextDouble();
        touch[2] = touch[0] + 0.02;
        touch[3] = 0.5 + random.nextDouble();
    }

    private Ladder ladder(double best, double quantity, int direction) {
        double[] prices = new double[DEPTH];
        double[] quantities = new double[DEPTH];
        Arrays.setAll(prices, i -> best + direction * i * 0.05);
        Arrays.setAll(quantities, i -> i == 0 ? quantity : 0.5 + random.nextDouble());
        return new Ladder(prices, quantities);
    }
}
