package dev.arbflow.sandbox.page;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.page.Content.PaperView;
import dev.arbflow.sandbox.page.Content.SuspectView;
import dev.arbflow.sandbox.page.Content.SuspectsView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tests of the page tell it. */
final class Known {
    static final List<Listing> WATCHED =
            List.of(Listing.parse("BITFINEX|BTC/USD"), Listing.parse("BITSTAMP|BTC/USD"));

    private Known() {}

    static ContentState state() {
        return new ContentState(
                Rules.DETECTION,
                WATCHED,
                Map.of("flink", "http://127.0.0.1:1/"),
                DataOrigin.SIMULATED);
    }

    /** A book of one level a side and quantity 2. */
    static BookUpdate book(Venue venue, double bid, double ask, long atMs) {
        return BookUpdate.of(Books.of(venue, "BTC/USD").bid(bid, 2).ask(ask, 2).at(atMs).build());
    }

    static BookUpdate alive(Venue venue, long atMs) {
        String[] listings = {venue.name() + "|BTC/USD"};
        return BookUpdate.of(
                Progress.ofAll(origin(venue), atMs * 1_000, atMs * 1_000, 0, listings));
    }

    static FeedStatus status(String subject, FeedStatus.State state, String reason, long atMs) {
        Venue venue = Venue.valueOf(subject.substring(0, subject.indexOf('|')));
        return new FeedStatus(origin(venue), subject, state, reason, atMs * 1_000);
    }

    /** An episode from Bitfinex to Bitstamp; open if the reason is null. */
    static Episode episode(long openedMs, int revision, CloseReason reason) {
        Route route = Route.parse("BTC/USD|BITFINEX>BITSTAMP");
        long openedUs = openedMs * 1_000;
        return Episodes.of(route, openedUs)
                .revision(revision)
                .closed(reason)
                .detectedUs(openedUs + 500_000)
                .lastUs(openedUs + 1_000_000L * revision)
                .net(new Episode.NetEdge(6, 7, 9, 8))
                .peak(
                        Episodes.moment(
                                new BigDecimal("0.5"),
                                new BigDecimal("30000"),
                                new BigDecimal("27.5"),
                                60_000,
                                60_300,
                                false))
                .counted(12, 40_000, 10_000)
                .emittedUs(openedUs)
                .build();
    }

    /** A day of the paper account, two suspect stretches and a marked episode. */
    static StoreFigures desk(String episode) {
        Map<String, Long> missed = new TreeMap<>(Map.of("gone", 12L, "unknown", 3L, "taken", 0L));
        DeskFigures desk =
                new DeskFigures(
                        List.of(
                                new PaperView(
                                        "2023-11-14",
                                        "USD",
                                        -3.25,
                                        21.75,
                                        61.5,
                                        96.4,
                                        25.0,
                                        684_010.4,
                                        110.0,
                                        20,
                                        5,
                                        missed)),
                        new SuspectsView(
                                2,
                                List.of(
                                        suspect("BITFINEX", "QUOTE_FLICKER", "SELL", 18.5),
                                        suspect("KRAKEN", "PUMP", "BUY", 45))),
                        Map.of(episode, List.of("BITFINEX QUOTE_FLICKER", "KRAKEN|BTC/USDT PUMP")));
        return new StoreFigures(List.of(), List.of(), 0, List.of(), List.of(), null, desk);
    }

    private static SuspectView suspect(String venue, String kind, String side, double peak) {
        return new SuspectView(
                venue + kind,
                venue,
                "BTC/USD",
                kind,
                side,
                1_700_000_001_000L,
                1_700_000_006_000L,
                7,
                peak,
                31.75);
    }

    private static Origin origin(Venue venue) {
        return new Origin(Feed.valueOf(venue.name()), venue.name() + "-0", 1, 9);
    }
}
