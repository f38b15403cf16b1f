package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markets of one asset in two currencies, compared by what one of these is worth in the other. */
class ConvertedRoutesTest extends DetectionTestBase {
    private static final Market TETHER = Market.parse("BTC/USDT");
    private static final Listing OVER = Listing.parse("KRAKEN|USDT/USD");
    private static final Conversions CONVERSIONS =
            new Conversions(List.of(OVER), Set.of(MARKET, TETHER, OVER.market()));

    /** Sold for USDT, which are sold for USD. */
    private static final Route KRAKEN_TO_TETHER =
            new Route(MARKET, Venue.KRAKEN, Venue.BITFINEX, new Conversion(Side.SELL, OVER));

    /** Bought with USDT, which are bought with USD. */
    private static final Route TETHER_TO_KRAKEN =
            new Route(MARKET, Venue.BITFINEX, Venue.KRAKEN, new Conversion(Side.BUY, OVER));

    private final DetectorRun run = new DetectorRun(detection().with(CONVERSIONS));

    private static LegUpdate tether(long ms, String bid, String ask) {
        return tether(Venue.BITFINEX, ms, bid, ask);
    }

    private static LegUpdate tether(Venue venue, long ms, String bid, String ask) {
        return compared(books(new Listing(venue, TETHER), ms, bid, ask, 1));
    }

    private static LegUpdate dollars(long ms, String bid, String ask, double depth) {
        return compared(books(OVER, ms, bid, ask, depth));
    }

    private static LegUpdate dollars(long ms, String bid, String ask) {
        return dollars(ms, bid, ask, 1_000_000);
    }

    private static Books books(Listing listing, long ms, String bid, String ask, double depth) {
        return Books.of(listing.venue(), listing.market().code())
                .at(ms)
                .delivery(1, ms + 1)
                .bid(Double.parseDouble(bid), depth)
                .ask(Double.parseDouble(ask), depth);
    }

    private static LegUpdate compared(Books books) {
        return fannedOut(BookUpdate.of(books.build())).stream()
                .filter(update -> update.board().equals(MARKET))
                .findFirst()
                .orElseThrow();
    }

    private static List<LegUpdate> fannedOut(BookUpdate update) {
        List<LegUpdate> legs = new ArrayList<>();
        new LegUpdatesFunction(CONVERSIONS).flatMap(update, new ListCollector<>(legs));
        return legs;
    }

    /** All books that take part are proven alive. */
    private static LegUpdate[] allAlive(long ms) {
        return List.of(new Listing(Venue.KRAKEN, MARKET), new Listing(Venue.BITFINEX, TETHER), OVER)
                .stream()
                .map(listing -> alive(listing, ms))
                .toArray(LegUpdate[]::new);
    }

    private static LegUpdate alive(Listing listing, long ms) {
        Venue venue = listing.venue();
        return fannedOut(
                        BookUpdate.of(
                                Progress.ofAll(
                                        new Origin(
                                                Feed.valueOf(venue.name()),
                                                venue.name() + "-0",
                                                1,
                                                ms + 1),
                                        ms * 1_000,
                                        ms * 1_000,
                                        0,
                                        new String[] {listing.code()})))
                .stream()
                .filter(update -> update.board().equals(MARKET))
                .findFirst()
                .orElseThrow();
    }

    /** One with a leg in USDT, of which it knows what they are worth. */
    static MarketBoard board() {
        return new DetectorRun(detection().with(CONVERSIONS))
                .play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41"))
                .until(60)
                .board();
    }

    @Test
    void aBookIsALegInItsOwnMarketAndInThatItIsComparedWith() {
        assertThat(fannedOut(BookUpdate.of(books(OVER, 0, "1", "2", 1).build())))
                .extracting(LegUpdate::board)
                .containsExactly(OVER.market(), MARKET);
        assertThat(
                        fannedOut(
                                BookUpdate.of(
                                        books(new Listing(Venue.BITFINEX, TETHER), 0, "1", "2", 1)
                                                .build())))
                .extracting(LegUpdate::board)
                .containsExactly(TETHER, MARKET);
        assertThat(fannedOut(BookUpdate.of(book(Venue.KRAKEN, 0, "1", "2").build())))
                .extracting(LegUpdate::board)
                .containsExactly(MARKET);
    }

    @Test
    void aMarketInAnotherCurrencyIsComparedByWhatThatIsWorth() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41")) // 100.1992 USD
                .until(1);

        assertThat(run.rows(KRAKEN_TO_TETHER)).containsExactly("0 RESET", "0 ABOVE");
        Spread spread = run.signals.get(1).spread();
        assertThat(spread.grossBps()).isEqualTo((100.40 * 0.998 / 100.01 - 1) * 1e4);
        assertThat(spread.profit()).isEqualByComparingTo("0.1892");
        assertThat(spread.sellPrice()).isEqualTo(100.40);
        assertThat(spread.exchange().rate()).isEqualTo(0.998);
        assertThat(spread.exchange().amount()).isEqualByComparingTo("100.4");
        assertThat(spread.exchange().value()).isEqualByComparingTo("100.1992");
    }

    @Test
    void whatIsBoughtInAnotherCurrencyIsPaidForAtItsAsk() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "1.001", "1.002"),
                        tether(0, "99.60", "99.61")) // 99.80922 USD
                .until(1);

        assertThat(run.rows(TETHER_TO_KRAKEN)).containsExactly("0 RESET", "0 ABOVE");
        assertThat(run.signals.get(1).spread().profit()).isEqualByComparingTo("0.19078");
        assertThat(run.signals.get(1).spread().exchange().rate()).isEqualTo(1.002);
    }

    /** Lesson: a stablecoin's de-peg turns every mixed pair into phantom rows at once. */
    @Test
    void aDepegMakesNoPhantoms() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.9999", "1.0000"),
                        tether(0, "100.00", "100.01"))
                .play(
                        dollars(1_000, "0.9799", "0.9800"), // two per cent, told first
                        tether(1_000, "102.04", "102.06"),
                        kraken(1_000, "100.00", "100.01"))
                .play(allAlive(1_500))
                .play(allAlive(2_000))
                .until(2_100);

        assertThat(run.signals).isEmpty();
    }

    /** What a venue has not heard of yet is an edge, and no episode when it lasts for no dwell. */
    @Test
    void aDepegThatAVenueHearsOfLateIsToldByItsTrueRate() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.9999", "1.0000"),
                        tether(0, "100.00", "100.01"))
                .play(dollars(100, "0.9799", "0.9800"))
                .play(allAlive(150))
                .play(tether(160, "102.04", "102.06"))
                .play(allAlive(300))
                .until(400);

        assertThat(run.rows(TETHER_TO_KRAKEN))
                .startsWith("100 RESET", "100 ABOVE")
                .endsWith("160 BELOW end");
        assertThat(run.signals).noneMatch(RouteSignal::sustained);
        assertThat(run.rows(KRAKEN_TO_TETHER)).isEmpty();
    }

    @Test
    void whatTheExchangeChargesIsPartOfTheEdge() {
        assertThat(netBps("0bps")).isGreaterThan(5);
        assertThat(netBps("20bps")).isLessThan(0);
    }

    private static double netBps(String exchangeFee) {
        List<FeeSchedule.Row> rows = new ArrayList<>(FREE.rows());
        rows.add(
                new FeeSchedule.Row(
                        OVER.venue(),
                        OVER.market().code(),
                        Instant.EPOCH,
                        TakerFee.parse(exchangeFee),
                        "test"));
        Detection charged = detection(new FeeSchedule("f", rows), RULE).with(CONVERSIONS);
        DetectorRun its = new DetectorRun(charged);
        its.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41"))
                .until(1);
        return its.signals.get(1).spread().netBps();
    }

    @Test
    void theDepthOfTheExchangeLimitsTheSize() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999", 50.2),
                        tether(0, "100.40", "100.41"))
                .until(1);

        Spread spread = run.signals.get(1).spread();
        assertThat(spread.quantity()).isEqualByComparingTo("0.5");
        assertThat(spread.exhausted()).isTrue();
    }

    @Test
    void whatTheExchangeDoesNotAcceptIsTooLittle() {
        Instrument large = new Instrument(null, null, new BigDecimal("200"), BigDecimal.ZERO);
        InstrumentTable table =
                new InstrumentTable(
                        List.of(
                                new InstrumentTable.Row(
                                        OVER.venue(),
                                        OVER.market().code(),
                                        Instant.EPOCH,
                                        large,
                                        "test")));
        DetectorRun its = new DetectorRun(detection(FREE, table, RULE).with(CONVERSIONS));
        its.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41"))
                .until(1);

        assertThat(its.rows(KRAKEN_TO_TETHER))
                .containsExactly("0 RESET", "0 BELOW BELOW_MIN_QUANTITY");
    }

    @Test
    void theRoutesThatAreListedAreThoseThatAreJudged() {
        MarketBoard board =
                run.play(
                                kraken(0, "100.00", "100.01"),
                                bitstamp(0, "100.00", "100.01"),
                                dollars(0, "0.998", "0.999"),
                                tether(Venue.KRAKEN, 0, "100.00", "100.01"),
                                tether(0, "100.00", "100.01"))
                        .until(1)
                        .board();
        List<Listing> read =
                Stream.of(
                                "KRAKEN|BTC/USD",
                                "BITSTAMP|BTC/USD",
                                "KRAKEN|USDT/USD",
                                "KRAKEN|BTC/USDT",
                                "BITFINEX|BTC/USDT")
                        .map(Listing::parse)
                        .toList();

        List<Route> routes = CONVERSIONS.routes(read);
        assertThat(routes)
                .filteredOn(route -> route.market().equals(MARKET))
                .hasSize(10)
                .contains(Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>KRAKEN"))
                .containsExactlyInAnyOrderElementsOf(board.routes.all());
        assertThat(routes)
                .filteredOn(route -> !route.market().equals(MARKET))
                .extracting(Route::code)
                .containsExactly("BTC/USDT|BITFINEX>KRAKEN", "BTC/USDT|KRAKEN>BITFINEX");
        assertThat(Conversions.NONE.routes(read)).hasSize(4);
    }

    @Test
    void withoutARateNobodyCanSayThatATouchIsPositive() {
        run.play(kraken(0, "100.00", "100.01"), tether(0, "140.00", "140.01")).until(500);

        assertThat(run.signals).isEmpty();
        assertThat(run.samples).isEmpty();
    }

    /** The touch was positive at the last rate that could be relied on. */
    @Test
    void aStaleExchangeIsARefusalByName() {
        run.play(dollars(0, "0.998", "0.999"))
                .play(kraken(1_100, "100.00", "100.01"), tether(1_100, "100.40", "100.41"))
                .until(1_101);

        assertThat(run.rows(KRAKEN_TO_TETHER))
                .containsExactly("1100 RESET", "1100 INVALID NO_CONVERSION");
        assertThat(run.signals.get(1).close()).isEqualTo(CloseReason.LEG_STALE);
        assertThat(run.signals.get(1).spread().grossBps()).isPositive();
    }

    @Test
    void anExchangeThatIsLostEndsWhatStoodAndSaysSo() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41"))
                .play(
                        compared(
                                Books.of(OVER.venue(), OVER.market().code())
                                        .at(50)
                                        .delivery(1, 51)
                                        .invalid(BookValidity.DISCONNECTED)))
                .until(60);

        assertThat(run.rows(KRAKEN_TO_TETHER))
                .containsExactly("0 RESET", "0 ABOVE", "50 INVALID NO_CONVERSION");
        assertThat(run.signals.get(2).close()).isEqualTo(CloseReason.FEED_FAULT);
    }

    @Test
    void aLaggingLegIsCalledByItsOwnNameThoughTheExchangeIsStaleToo() {
        run.play(dollars(0, "0.998", "0.999"))
                .play(
                        kraken(1_100, "100.00", "100.01"),
                        compared(
                                books(new Listing(Venue.BITFINEX, TETHER), 1_100, "101", "102", 1)
                                        .lag(500)))
                .until(1_101);

        assertThat(run.rows(KRAKEN_TO_TETHER))
                .containsExactly("1100 RESET", "1100 INVALID LAGGING");
    }

    @Test
    void theDwellCountsToTheOldestOfAllThree() {
        run.play(
                kraken(0, "100.00", "100.01"),
                dollars(0, "0.998", "0.999"),
                tether(0, "100.40", "100.41"),
                alive(new Listing(Venue.KRAKEN, MARKET), 200),
                alive(new Listing(Venue.BITFINEX, TETHER), 200));
        assertThat(run.signals).noneMatch(RouteSignal::sustained);

        run.play(alive(OVER, 210)).until(210);
        assertThat(run.rows(KRAKEN_TO_TETHER)).endsWith("210 ABOVE sustained");
        assertThat(run.signals.get(run.signals.size() - 1).provenUs()).isEqualTo(200_000);
    }

    @Test
    void aRateAloneMakesAndEndsAnEdge() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.996", "0.999"),
                        tether(0, "100.40", "100.41"))
                .play(dollars(50, "0.998", "0.999"))
                .play(dollars(90, "0.996", "0.999"))
                .until(100);

        assertThat(run.rows(KRAKEN_TO_TETHER))
                .containsExactly("50 RESET", "50 ABOVE", "90 BELOW end");
    }

    /** A rate that is learned late shows that the edge was gone meanwhile. */
    @Test
    void whatIsLearnedOfARateLaterEndsAnEdgeWhereItWasGone() {
        run.play(
                kraken(0, "100.00", "100.01"),
                dollars(0, "0.998", "0.999"),
                tether(0, "100.40", "100.41"));
        run.play(allAlive(50));
        LegUpdate gone =
                compared(
                        books(OVER, 160, "0.990", "0.991", 1_000)
                                .times(new Times(110_000, 0, 160_000, 160_000)));
        LegUpdate back =
                compared(
                        books(OVER, 160, "0.998", "0.999", 1_000)
                                .delivery(1, 162)
                                .times(new Times(120_000, 0, 160_000, 160_000)));
        run.play(gone, back).until(161);

        assertThat(run.rows(KRAKEN_TO_TETHER)).endsWith("50 ABOVE again", "160 BELOW", "160 ABOVE");
        assertThat(run.signals.get(run.signals.size() - 2).provenUs()).isEqualTo(110_000);
    }

    @Test
    void twoMarketsOfOneVenueAreARoute() {
        Route within =
                new Route(MARKET, Venue.KRAKEN, Venue.KRAKEN, new Conversion(Side.SELL, OVER));
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(Venue.KRAKEN, 0, "100.40", "100.41"))
                .until(1);

        assertThat(run.rows(within)).containsExactly("0 RESET", "0 ABOVE");
        assertThat(within.code()).isEqualTo("BTC/USD|KRAKEN>KRAKEN:USDT:KRAKEN");
    }

    /** They are compared in their own market, where no exchange costs anything. */
    @Test
    void twoLegsInTheOtherCurrencyAreNoRouteOfThisMarket() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.9999", "1.0"),
                        tether(Venue.BITFINEX, 0, "99.90", "100.01"),
                        tether(Venue.COINBASE, 0, "100.00", "100.20"))
                .play(tether(Venue.BITFINEX, 1, "99.80", "99.90"))
                .until(2);

        assertThat(run.signals).extracting(RouteSignal::route).containsOnly(TETHER_TO_KRAKEN);
    }

    @Test
    void anotherAssetInTheOtherCurrencyIsAlien() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "140.00", "140.01"))
                .until(1);

        assertThat(run.rows(KRAKEN_TO_TETHER)).containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
    }

    @Test
    void samplesSayTheRate() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.00", "100.01"))
                .play(allAlive(900))
                .until(1_000);

        assertThat(run.samples)
                .extracting(spread -> spread.route().code())
                .containsExactly(
                        "BTC/USD|KRAKEN>BITFINEX:USDT:KRAKEN",
                        "BTC/USD|BITFINEX:USDT:KRAKEN>KRAKEN");
        assertThat(run.samples)
                .extracting(spread -> spread.exchange().rate())
                .containsExactly(0.998, 0.999);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysTheSameAfterARestoreAtAnyMoment(boolean restored) {
        List<LegUpdate> updates = new ArrayList<>();
        for (long ms = 0; ms < 2_000; ms += 50) {
            long step = ms / 400 % 3;
            updates.add(kraken(ms, "100.00", "100.01"));
            updates.add(dollars(ms + 7, step == 0 ? "0.996" : "0.998", "0.999"));
            updates.add(tether(ms + 11, step == 1 ? "100.10" : "100.40", "100.41"));
        }
        DetectionRule rule = new DetectionRule(0, 0, 5, 2, 50, 100_000);
        DetectorRun one = new DetectorRun(detection(FREE, rule).with(CONVERSIONS));
        one.play(updates.toArray(LegUpdate[]::new)).until(2_000);
        DetectorRun other = new DetectorRun(detection(FREE, rule).with(CONVERSIONS));
        for (LegUpdate update : updates) {
            other.play(update);
            if (restored) {
                other.restored();
            }
        }

        assertThat(one.signals).anyMatch(RouteSignal::sustained);
        assertThat(other.until(2_000).signals).isEqualTo(one.signals);
        assertThat(other.evaluations).isEqualTo(one.evaluations);
    }

    @Test
    void anExchangeThatIsSilentForAnHourIsForgottenWithItsRate() {
        long hourMs = 3_600_000;
        run.play(
                        kraken(0, "100.00", "100.01"),
                        dollars(0, "0.998", "0.999"),
                        tether(0, "100.40", "100.41"))
                .until(2 * hourMs);

        assertThat(run.rows(KRAKEN_TO_TETHER)).last().asString().endsWith("end");
        assertThat(run.board().isForgotten()).isTrue();
        assertThat(run.board().tracks).isEmpty();
    }
}
