package dev.arbflow.jobs.testing;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What four connections say about two markets whose prices jump about: books, trades, some of them
 * told twice, and now and then how far each connection has come.
 */
public final class RandomMarket {
    /** Mean distance of two events, in milliseconds. */
    public static final long STEP_MS = 15;

    private static final List<Venue> VENUES = List.of(Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX);
    private static final List<String> MARKETS = List.of("BTC/USD", "ETH/USD");
    private static final int TELL_TWICE = 20;

    private final Random random;
    private long nowMs;
    private int told;

    /** A market that begins at a moment; the same seed tells the same. */
    public RandomMarket(long seed, long beginMs) {
        this.random = new Random(seed);
        this.nowMs = beginMs;
    }

    /**
     * What is said next: so many books and, each by its venue and by an aggregator, half as many
     * trades.
     */
    public List<Inbound> next(int books) {
        List<Inbound> log = new ArrayList<>();
        for (int i = 0; i < books; i++) {
            nowMs += STEP_MS;
            told++;
            long ms = nowMs + random.nextInt((int) STEP_MS);
            Venue venue = VENUES.get(random.nextInt(VENUES.size()));
            String market = MARKETS.get(random.nextInt(MARKETS.size()));
            double bid = 100 + random.nextInt(40) / 10.0;
            double quantity = 10 + told / 1e4; // no two books are alike
            log.add(
                    Inbound.of(
                            Books.of(venue, market)
                                    .at(ms)
                                    .delivery(1, told)
                                    .bid(bid, quantity)
                                    .ask(bid + 0.02, quantity)
                                    .build()));
            if (told % 2 == 0) {
                trade(venue, market, ms, bid, log);
            }
            if (told % 5 == 0) {
                progress(ms * 1_000, log);
            }
        }
        return log;
    }

    private void trade(Venue venue, String market, long ms, double price, List<Inbound> log) {
        Trades trade =
                Trades.of(venue, market)
                        .at(ms)
                        .delivery(1, told)
                        .id(Integer.toString(told))
                        .price(price)
                        .quantity(0.5);
        trade = random.nextBoolean() ? trade.buy() : trade.sell();
        once(Inbound.of(trade.build()), log);
        once(Inbound.of(trade.feed(Feed.COINAPI).atUs(ms * 1_000 + 1).build()), log);
    }

    /** Or twice. */
    private void once(Inbound trade, List<Inbound> log) {
        log.add(trade);
        if (random.nextInt(TELL_TWICE) == 0) {
            log.add(trade);
        }
    }

    private void progress(long us, List<Inbound> log) {
        for (Venue venue : VENUES) {
            log.add(progress(Feed.valueOf(venue.name()), listings(venue), us));
        }
        log.add(progress(Feed.COINAPI, new String[0], us));
    }

    private Inbound progress(Feed feed, String[] listings, long us) {
        return Inbound.of(
                Progress.ofAll(new Origin(feed, feed + "-0", 1, told), us, us, 0, listings));
    }

    private static String[] listings(Venue venue) {
        return MARKETS.stream().map(market -> venue + "|" + market).toArray(String[]::new);
    }
}
