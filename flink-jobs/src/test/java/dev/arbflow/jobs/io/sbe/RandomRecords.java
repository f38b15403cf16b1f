package dev.arbflow.jobs.io.sbe;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Seeded records of both topics: any bits that are a number, any text, few and many levels. */
final class RandomRecords {
    private static final String[] ASSETS = {"BTC", "ETH", "USD", "USDT", "A", "ABCDEFGHIJ12"};

    private final SplittableRandom random;

    RandomRecords(long seed) {
        random = new SplittableRandom(seed);
    }

    BookUpdate book() {
        return random.nextInt(4) == 0 ? BookUpdate.of(progress()) : BookUpdate.of(levels());
    }

    TradeUpdate trade() {
        return random.nextInt(4) == 0 ? TradeUpdate.of(progress()) : TradeUpdate.of(print());
    }

    private Book levels() {
        BookValidity validity =
                random.nextInt(3) == 0 ? any(BookValidity.values()) : BookValidity.VALID;
        double[] bids = validity == BookValidity.VALID ? sorted() : new double[0];
        double[] asks = validity == BookValidity.VALID ? sorted() : new double[0];
        reverse(bids);
        if (bids.length > 0 && asks.length > 0 && bids[0] >= asks[0]) {
            asks = new double[0];
        }
        return new Book(
                origin(),
                any(Venue.values()),
                market(),
                validity,
                new Ladder(bids, quantities(bids.length)),
                new Ladder(asks, quantities(asks.length)),
                times(),
                random.nextLong(),
                random.nextLong() >>> 1);
    }

    private Trade print() {
        return new Trade(
                origin(),
                any(Venue.values()),
                market(),
                "t" + text(),
                any(Side.values()),
                positive(),
                positive(),
                times(),
                random.nextLong() >>> 1);
    }

    private Progress progress() {
        String[] listings = new String[random.nextInt(6)];
        Arrays.setAll(listings, i -> any(Venue.values()) + "|" + market().code());
        return new Progress(
                origin(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                listings,
                random.longs(listings.length).toArray());
    }

    private Origin origin() {
        return new Origin(any(Feed.values()), text(), random.nextLong(), random.nextLong());
    }

    private Times times() {
        long correction = -(random.nextLong() >>> 1);
        return new Times(random.nextLong(), correction, random.nextLong(), random.nextLong());
    }

    private Market market() {
        int base = random.nextInt(ASSETS.length);
        int quote = (base + 1 + random.nextInt(ASSETS.length - 1)) % ASSETS.length;
        return new Market(new Asset(ASSETS[base]), new Asset(ASSETS[quote]));
    }

    private String text() {
        return random.ints(random.nextInt(30), 0, 0x11000)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private double[] sorted() {
        double[] prices = quantities(random.nextInt(40));
        Arrays.sort(prices);
        return prices;
    }

    private double[] quantities(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> positive());
        return values;
    }

    /** From the smallest number to the largest, and such as venues print. */
    private double positive() {
        if (random.nextBoolean()) {
            return random.nextInt(1, 1_000_000_000) / 1e8;
        }
        double value;
        do {
            value = Math.abs(Double.longBitsToDouble(random.nextLong()));
        } while (!(value > 0 && value < Double.POSITIVE_INFINITY));
        return value;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static void reverse(double[] values) {
        for (int i = 0; i < values.length / 2; i++) {
            double low = values[i];
            values[i] = values[values.length - 1 - i];
            values[values.length - 1 - i] = low;
        }
    }
}
