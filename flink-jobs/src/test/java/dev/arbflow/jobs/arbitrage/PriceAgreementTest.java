package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import org.junit.jupiter.api.Test;

/** Who has a say on a route, and what the rule takes out that the ceiling leaves in. */
class PriceAgreementTest extends DetectionTestBase {
    private static final Route KRAKEN_TO_BITFINEX = new Route(MARKET, Venue.KRAKEN, Venue.BITFINEX);
    private static final Route BITFINEX_TO_COINBASE =
            new Route(MARKET, Venue.BITFINEX, Venue.COINBASE);

    private final DetectorRun run = new DetectorRun(detection());

    private static LegUpdate coinbase(long ms, String bid, String ask) {
        return leg(book(Venue.COINBASE, ms, bid, ask));
    }

    private static LegUpdate gemini(long ms, String bid, String ask) {
        return leg(book(Venue.GEMINI, ms, bid, ask));
    }

    /** With the limit at which books agree apart from the largest believable difference. */
    private static DetectorRun agreeingWithin(double maxDisagreementBps) {
        Detection usual = detection();
        return new DetectorRun(
                new Detection(
                        usual.fees(),
                        usual.instruments(),
                        usual.rule(),
                        usual.maxNotional(),
                        new LegLimits(
                                LIMITS.maxAge(),
                                LIMITS.maxUnchanged(),
                                LIMITS.maxLag(),
                                LIMITS.maxLateHere(),
                                LIMITS.maxSkew(),
                                LIMITS.maxGrossBps(),
                                maxDisagreementBps),
                        usual.outOfOrderness(),
                        usual.ageCap(),
                        usual.rejoin(),
                        usual.updateEvery(),
                        usual.alerting(),
                        Conversions.NONE,
                        null));
    }

    /** The market fell by an eighth; three venues may be old enough not to have said so yet. */
    @Test
    void whatCouldNotBeComparedWithTheLegsOfARouteHasNoSayOnIt() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        gemini(0, "100.00", "100.01"),
                        bitfinex(601, "88.00", "88.01"),
                        coinbase(601, "88.10", "88.11"))
                .until(602);

        assertThat(run.rows(BITFINEX_TO_COINBASE)).containsExactly("601 RESET", "601 ABOVE");
    }

    /** The price of it: they are outvoted for as long as the others may be compared with them. */
    @Test
    void whatCouldBeComparedWithThemOutvotesThemThoughItHasNotHeardOfTheMoveYet() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        gemini(0, "100.00", "100.01"),
                        bitfinex(600, "88.00", "88.01"),
                        coinbase(600, "88.10", "88.11"))
                .until(601);

        assertThat(run.rows(BITFINEX_TO_COINBASE))
                .containsExactly("600 RESET", "600 INVALID ALIEN_ASSET");
    }

    @Test
    void aVenueThatDiffersByLessThanAnybodyDoubtsIsAlienWhereVenuesAgreeWithinLess() {
        DetectorRun strict = agreeingWithin(500);
        strict.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        coinbase(0, "104.00", "104.01"),
                        bitfinex(0, "110.00", "110.01"))
                .until(1);

        assertThat(strict.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
        assertThat(strict.rows(new Route(MARKET, Venue.KRAKEN, Venue.COINBASE)))
                .containsExactly("0 RESET", "0 ABOVE");
    }

    @Test
    void oneThatAgreesWithinMoreIsOnlyImplausible() {
        DetectorRun lenient = agreeingWithin(2_000);
        lenient.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        bitfinex(0, "115.00", "115.01"),
                        coinbase(0, "140.00", "140.01"))
                .until(1);

        assertThat(lenient.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID IMPLAUSIBLE");
        assertThat(lenient.rows(new Route(MARKET, Venue.KRAKEN, Venue.COINBASE)))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
    }

    /** A chain: Coinbase agrees with Kraken, and Bitfinex with Coinbase. */
    @Test
    void whatAgreesWithTheDearestOfTheGoodOnesIsOneOfThem() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        coinbase(0, "108.00", "108.01"),
                        bitfinex(0, "117.00", "117.01"))
                .until(1);

        assertThat(run.rows(new Route(MARKET, Venue.COINBASE, Venue.BITFINEX)))
                .containsExactly("0 RESET", "0 ABOVE");
        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID IMPLAUSIBLE");
    }

    /** They differ by a hundredth, which any ceiling believes. */
    @Test
    void twoAliensAreRefusedTowardsEachOtherThoughTheyAgree() {
        run.play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.00", "100.01"),
                        gemini(0, "100.00", "100.01"),
                        bitfinex(0, "200.00", "200.01"),
                        coinbase(0, "202.00", "202.01"))
                .until(1);

        assertThat(run.rows(BITFINEX_TO_COINBASE))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
    }

    /** Kraken's own ask is so far from its bid that it earns a believable twentieth there. */
    @Test
    void anAlienIsRefusedTowardsAWideBookToo() {
        run.play(
                        kraken(0, "90.00", "107.00"),
                        bitstamp(0, "100.00", "100.01"),
                        gemini(0, "100.00", "100.01"),
                        bitfinex(0, "112.00", "112.01"))
                .until(1);

        assertThat(run.rows(KRAKEN_TO_BITFINEX))
                .containsExactly("0 RESET", "0 INVALID ALIEN_ASSET");
    }
}
