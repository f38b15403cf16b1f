package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words in which cycles are tested: BTC at 100 USD, ETH at 10 USD and at 0.1 BTC. */
abstract class CycleTestBase {
    static final String KRAKENS = "USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>KRAKEN|ETH/USD";

    /** Opens at 5 bps, holds to 2 bps, from 5 USD on, after 100 ms. */
    static final DetectionRule RULE = new DetectionRule(0, 0, 5, 2, 5, 100_000);

    static Cycles cycles(String... listings) {
        return Cycles.of(
                Stream.of("USD", "BTC", "ETH").map(Asset::new).toList(),
                Arrays.stream(listings).map(Listing::parse).toList());
    }

    static Cycles ofKrakenAndBitfinex() {
        return cycles(
                "KRAKEN|BTC/USD",
                "KRAKEN|ETH/BTC",
                "KRAKEN|ETH/USD",
                "BITFINEX|BTC/USD",
                "BITFINEX|ETH/BTC",
                "BITFINEX|ETH/USD");
    }

    static Detection detection(String fee) {
        return new Detection(
                fees(fee),
                InstrumentTable.EMPTY,
                RULE,
                null,
                new LegLimits(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofMillis(400),
                        Duration.ofMillis(300),
                        Duration.ofMillis(600),
                        1_000,
                        1_000),
                Duration.ofMillis(20),
                Duration.ofSeconds(3),
                Duration.ZERO,
                Duration.ofSeconds(1),
                new Alerting(Duration.ofSeconds(10), Alerting.HOWEVER_LATE, 2),
                Conversions.NONE,
                Duration.ofSeconds(1));
    }

    private static FeeSchedule fees(String fee) {
        return new FeeSchedule(
                "test-fees",
                Stream.of(Venue.values())
                        .map(
                                venue ->
                                        new FeeSchedule.Row(
                                                venue,
                                                FeeSchedule.ALL_MARKETS,
                                                Instant.EPOCH,
                                                TakerFee.parse(fee),
                                                "test"))
                        .toList());
    }

    /** One unit at each price. */
    static LegUpdate book(long ms, String listing, double bid, double ask) {
        return update(ms, ms, listing, BookValidity.VALID, ladder(bid), ladder(ask));
    }

    /** A book that was delivered late. */
    static LegUpdate late(long ms, long holdsFromMs, String listing, double bid, double ask) {
        return update(ms, holdsFromMs, listing, BookValidity.VALID, ladder(bid), ladder(ask));
    }

    static LegUpdate broken(long ms, String listing, BookValidity why) {
        return update(ms, ms, listing, why, Ladder.EMPTY, Ladder.EMPTY);
    }

    /** Nothing new, but proven alive. */
    static LegUpdate alive(long ms, String listing) {
        return update(ms, ms, listing, null, Ladder.EMPTY, Ladder.EMPTY);
    }

    static LegUpdate[] allAlive(long ms, String... listings) {
        return Arrays.stream(listings).map(each -> alive(ms, each)).toArray(LegUpdate[]::new);
    }

    private static Ladder ladder(double price) {
        return new Ladder(new double[] {price}, new double[] {1});
    }

    private static LegUpdate update(
            long ms, long asOfMs, String code, BookValidity validity, Ladder bids, Ladder asks) {
        Listing listing = Listing.parse(code);
        return new LegUpdate(
                new Origin(Feed.valueOf(listing.venue().name()), listing.venue() + "-0", 1, ms + 1),
                listing,
                ms * 1_000,
                asOfMs * 1_000,
                asOfMs * 1_000,
                (ms - asOfMs) * 1_000,
                0,
                validity,
                bids,
                asks,
                null);
    }

    /** Kraken's three books: a USD comes to {@code ethBid / 10} USD over them. */
    static List<LegUpdate> krakens(long ms, double ethBid) {
        return List.of(
                book(ms, "KRAKEN|BTC/USD", 99.99, 100),
                book(ms, "KRAKEN|ETH/BTC", 0.0999, 0.1),
                book(ms, "KRAKEN|ETH/USD", ethBid, ethBid + 0.01));
    }

    static LegUpdate[] krakensAlive(long ms) {
        return allAlive(ms, "KRAKEN|BTC/USD", "KRAKEN|ETH/BTC", "KRAKEN|ETH/USD");
    }
}
