package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;

/**
 * The words in which detection is tested: rows such as {@code kraken(0, "100.00", "100.01")} tell
 * what a venue's book looked like from which millisecond on.
 */
abstract class DetectionTestBase {
    static final Market MARKET = Market.parse("BTC/USD");
    static final Route KRAKEN_TO_BITSTAMP = new Route(MARKET, Venue.KRAKEN, Venue.BITSTAMP);
    static final Route BITSTAMP_TO_KRAKEN = new Route(MARKET, Venue.BITSTAMP, Venue.KRAKEN);

    /** Opens at 5 bps, holds to 2 bps, from 50 USD on, after 100 ms. */
    static final DetectionRule RULE = new DetectionRule(0, 0, 5, 2, 50, 100_000);

    static final LegLimits LIMITS =
            new LegLimits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofMillis(400),
                    Duration.ofMillis(300),
                    Duration.ofMillis(600),
                    1_000,
                    1_000);

    /** Longest believable episode. */
    static final Duration AGE_CAP = Duration.ofSeconds(3);

    static final FeeSchedule FREE = feesOf("0bps");

    static Detection detection() {
        return detection(FREE, RULE);
    }

    static Detection detection(FeeSchedule fees, DetectionRule rule) {
        return detection(fees, InstrumentTable.EMPTY, rule);
    }

    static Detection detection(FeeSchedule fees, InstrumentTable instruments, DetectionRule rule) {
        return detection(fees, instruments, rule, null);
    }

    static Detection detection(
            FeeSchedule fees,
            InstrumentTable instruments,
            DetectionRule rule,
            BigDecimal maxNotional) {
        return detection(fees, instruments, rule, maxNotional, Duration.ZERO);
    }

    static Detection detection(
            FeeSchedule fees,
            InstrumentTable instruments,
            DetectionRule rule,
            BigDecimal maxNotional,
            Duration rejoin) {
        return new Detection(
                fees,
                instruments,
                rule,
                maxNotional,
                LIMITS,
                Duration.ofMillis(20),
                AGE_CAP,
                rejoin,
                Duration.ofSeconds(1),
                new Alerting(Duration.ofSeconds(10), Alerting.HOWEVER_LATE, 2),
                Conversions.NONE,
                null); // these books are of 1970
    }

    /** The same fee on every venue. */
    static FeeSchedule feesOf(String fee) {
        return feesOf(fee, Venue.values());
    }

    static FeeSchedule feesOf(String fee, Venue... venues) {
        return new FeeSchedule(
                "test-fees",
                Stream.of(venues)
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

    static LegUpdate kraken(long ms, String bid, String ask) {
        return leg(book(Venue.KRAKEN, ms, bid, ask));
    }

    static LegUpdate bitstamp(long ms, String bid, String ask) {
        return leg(book(Venue.BITSTAMP, ms, bid, ask));
    }

    static LegUpdate bitfinex(long ms, String bid, String ask) {
        return leg(book(Venue.BITFINEX, ms, bid, ask));
    }

    /** One unit at each price. */
    static Books book(Venue venue, long ms, String bid, String ask) {
        return Books.of(venue, MARKET.code())
                .at(ms)
                .delivery(1, ms + 1)
                .bid(Double.parseDouble(bid), 1)
                .ask(Double.parseDouble(ask), 1);
    }

    /** A book that must not be used. */
    static LegUpdate broken(Venue venue, long ms, BookValidity why) {
        return leg(Books.of(venue, MARKET.code()).at(ms).delivery(1, ms + 1).invalid(why));
    }

    /** Nothing new, but the leg is proven alive. */
    static LegUpdate alive(Venue venue, long ms) {
        return legsOf(BookUpdate.of(progress(venue, ms))).get(0);
    }

    static Progress progress(Venue venue, long ms) {
        return Progress.ofAll(
                new Origin(Feed.valueOf(venue.name()), venue.name() + "-0", 1, ms + 1),
                ms * 1_000,
                ms * 1_000,
                0,
                new String[] {new Listing(venue, MARKET).code()});
    }

    static LegUpdate leg(Books book) {
        return leg(book.build());
    }

    static LegUpdate leg(Book book) {
        return legsOf(BookUpdate.of(book)).get(0);
    }

    static List<LegUpdate> legsOf(BookUpdate update) {
        List<LegUpdate> legs = new ArrayList<>();
        new LegUpdatesFunction(Conversions.NONE).flatMap(update, new ListCollector<>(legs));
        return legs;
    }

    /** A venue's proofs of life from one millisecond to another. */
    static LegUpdate[] aliveEvery(long stepMs, long fromMs, long toMs, Venue... venues) {
        List<LegUpdate> proofs = new ArrayList<>();
        for (long ms = fromMs; ms <= toMs; ms += stepMs) {
            for (Venue venue : venues) {
                proofs.add(alive(venue, ms));
            }
        }
        return proofs.toArray(LegUpdate[]::new);
    }
}
