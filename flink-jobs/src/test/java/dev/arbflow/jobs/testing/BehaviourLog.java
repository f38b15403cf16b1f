package dev.arbflow.jobs.testing;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Two minutes of one market on three venues, the same whenever asked.
 *
 * <p>Never change what is told: savepoints of released versions hold it.
 */
public final class BehaviourLog {
    /** When it begins. */
    public static final long START_MS = 1_700_000_000_000L;

    /** When it ends. */
    public static final long END_MS = START_MS + 120_000;

    /** Where it is told. */
    public static final List<Venue> VENUES = List.of(Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX);

    private static final long SEED = 20_261_123;
    private static final int BOOK_EVERY_MS = 125;
    private static final int TRADE_EVERY_MS = 200;

    private BehaviourLog() {}

    /**
     * A random walk with a random depth, eight books a second and venue, by receive time. The
     * second minute moves like the first.
     */
    public static List<BookUpdate> books() {
        Random random = new Random(SEED);
        List<BookUpdate> log = new ArrayList<>();
        double mid = 20_000;
        for (long ms = START_MS; ms < END_MS; ms += BOOK_EVERY_MS) {
            if (ms == (START_MS + END_MS) / 2) {
                random.setSeed(SEED);
            }
            mid *= 1 + random.nextGaussian() * 1e-5;
            for (Venue venue : VENUES) {
                log.add(
                        BookUpdate.of(
                                Books.of(venue, "BTC/USD")
                                        .bid(mid - 1, 1 + random.nextDouble())
                                        .ask(mid + 1, 1 + random.nextDouble())
                                        .at(ms)
                                        .delivery(1, ms - START_MS + 1)
                                        .build()));
            }
        }
        return log;
    }

    /** Five trades a second, each on a random venue, by exchange time. */
    public static List<TradeUpdate> trades() {
        Random random = new Random(1);
        List<TradeUpdate> log = new ArrayList<>();
        for (long ms = START_MS; ms < END_MS; ms += TRADE_EVERY_MS) {
            log.add(
                    TradeUpdate.of(
                            Trades.of(VENUES.get(random.nextInt(VENUES.size())), "BTC/USD")
                                    .id(Integer.toString(log.size()))
                                    .at(ms)
                                    .build()));
        }
        return log;
    }

    /** Opens and ends in the ninetieth second. */
    public static Episode episode() {
        Route route = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
        long openedUs = (START_MS + 90_000) * 1_000;
        return Episodes.of(route, openedUs).build();
    }
}
