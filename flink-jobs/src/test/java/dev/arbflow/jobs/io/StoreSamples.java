package dev.arbflow.jobs.io;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;

/** Records that the tests of stores and mail share. */
public final class StoreSamples {
    public static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");
    public static final long OPENED_US = 1_700_000_000_123_456L;
    public static final long MINUTE_US = 1_699_999_980_000_000L;

    private StoreSamples() {}

    public static Episode open(int revision) {
        return episode(revision, null, "fees-7");
    }

    public static Episode closed(int revision) {
        return episode(revision, CloseReason.SPREAD_COLLAPSED, "fees-7");
    }

    public static Episode episode(int revision, CloseReason reason, String feeVersion) {
        return episode(Episode.idOf(ROUTE, OPENED_US), revision, reason, feeVersion);
    }

    /** Another episode of the same route. */
    static Episode later(long us) {
        return episode(Episode.idOf(ROUTE, OPENED_US + us), 1, null, "fees-7");
    }

    /** What is usual on its route is known of one that has ended. */
    private static Episode episode(String id, int revision, CloseReason reason, String feeVersion) {
        return Episodes.of(ROUTE, OPENED_US)
                .id(id)
                .revision(revision)
                .closed(reason)
                .detectedUs(OPENED_US + 500_000)
                .lastUs(OPENED_US + 2_500_000)
                .net(new Episode.NetEdge(20, 25.5, 32, 30))
                .peak(
                        Episodes.moment(
                                new BigDecimal("0.50000000"),
                                new BigDecimal("10000"),
                                new BigDecimal("31.00"),
                                19_990.5,
                                20_100,
                                false))
                .counted(42, 12_500, 3_000)
                .versions(feeVersion, 3)
                .emittedUs(OPENED_US + 2_600_000)
                .norm(reason == null ? EdgeNorm.UNKNOWN : new EdgeNorm(-4, 2.5, 720))
                .build();
    }

    public static Refusal refusal(long samples, double bestNetBps) {
        return new Refusal(
                ROUTE, RefusalReason.BELOW_FEES, MINUTE_US, samples, 2, 12.5, bestNetBps);
    }

    /** Half of it was gone after 100 ms, nearly all after a second. */
    public static FollowUp followUp() {
        FollowUp told = told(ROUTE, OPENED_US);
        return told.with(told.found(left("0.50", "10004.5"), 12_000, false))
                .with(told.found(left("0.25", "5001.75"), 62_000, true))
                .with(told.found(left("0.25", "5001.625"), 8_000, false))
                .with(told.found(left("0.10", "2000.55"), 9_000, false))
                .with(told.found(left("0.05", "1000.26"), 8_000, false));
    }

    /** Bought at 20,000 without a fee, so that the edge is what the proceeds say. */
    private static Fill left(String quantity, String proceeds) {
        BigDecimal cost = new BigDecimal(quantity).multiply(new BigDecimal("20000"));
        BigDecimal received = new BigDecimal(proceeds);
        return new Fill(
                new BigDecimal(quantity),
                cost,
                received,
                cost,
                received,
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    /** Two of five were taken, and one transfer followed. */
    public static PaperDay paperDay() {
        return new PaperDay(
                "USD",
                1_767_225_600_000_000L,
                5,
                1_767_261_600_250_000L,
                5,
                2,
                new PaperDay.Missed(0, 1, 1, 0, 0, 1),
                new BigDecimal("12.5"),
                new BigDecimal("6.25"),
                new BigDecimal("41.75"),
                new BigDecimal("20006.5"),
                1,
                new BigDecimal("2.5"),
                480_000,
                4,
                new BigDecimal("400003.75"));
    }

    /** Of another one nothing is known: a book was lost at once. */
    public static FollowUp unknownFollowUp() {
        return told(ROUTE, OPENED_US + 60_000_000).cutOff(CloseReason.BOOK_RESYNC);
    }

    /** Told, and not looked at again yet. */
    static FollowUp told(Route route, long openedUs) {
        return new FollowUp(
                Episode.idOf(route, openedUs),
                route,
                openedUs,
                openedUs + 500_000,
                2.5,
                new BigDecimal("0.50"),
                4.75,
                null,
                null,
                null,
                null,
                null);
    }

    /** One that has just begun. */
    public static Candidate standing() {
        return candidate(ROUTE, 1, Outcome.OPEN, null);
    }

    /** The same when it is over. */
    public static Candidate refused() {
        return candidate(ROUTE, 2, Outcome.BELOW_THRESHOLD, RefusalReason.BELOW_FEES);
    }

    static Candidate candidate(Route route, int revision, Outcome outcome, RefusalReason reason) {
        return new Candidate(
                Candidate.idOf(route, OPENED_US),
                revision,
                route,
                OPENED_US,
                OPENED_US + (revision - 1) * 250_000L,
                outcome,
                reason,
                0,
                17 * revision - 16,
                12.5,
                revision == 1 ? null : -3.25);
    }

    public static PublishedTrade trade(long exchangeUs) {
        return new PublishedTrade(
                "0123456789abcdef0123456789abcdef",
                Feed.KRAKEN,
                Listing.parse("KRAKEN|BTC/USD"),
                Side.SELL,
                20_000.5,
                0.25,
                new Times(exchangeUs, 0, OPENED_US + 9_000, OPENED_US + 9_500));
    }
}
