package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded books of 25 levels a side, with prices in cents and quantities of eight decimals. */
public final class DeepBooks {
    private static final long START_US = 1_783_000_000_000_000L;
    private static final int BOOKS = 64;
    private static final int LEVELS = 25;

    private final SplittableRandom random = new SplittableRandom(20_261_129);

    /** The same books each time. */
    public static List<BookUpdate> seeded() {
        DeepBooks books = new DeepBooks();
        return IntStream.range(0, BOOKS).mapToObj(books::book).toList();
    }

    private BookUpdate book(int number) {
        long timeUs = START_US + number * 1_000L;
        long mid = 6_000_000L + random.nextInt(100_000);
        return BookUpdate.of(
                new Book(
                        new Origin(Feed.KRAKEN, "KRAKEN-0", 3, 100_000 + number),
                        Venue.KRAKEN,
                        Market.parse("BTC/USD"),
                        BookValidity.VALID,
                        ladder(mid, -1),
                        ladder(mid, 1),
                        new Times(timeUs - 20_000, -300, timeUs, timeUs + 80),
                        timeUs - 20_300,
                        15_000));
    }

    private Ladder ladder(long midCents, int direction) {
        double[] prices = new double[LEVELS];
        double[] quantities = new double[LEVELS];
        long cents = midCents;
        for (int i = 0; i < LEVELS; i++) {
            cents += direction * random.nextLong(1, 300);
            prices[i] = cents / 100.0;
            quantities[i] = random.nextInt(1, 500_000_000) / 1e8;
        }
        return new Ladder(prices, quantities);
    }
}
