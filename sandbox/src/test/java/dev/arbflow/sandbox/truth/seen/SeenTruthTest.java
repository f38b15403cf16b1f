package dev.arbflow.sandbox.truth.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.seen.Delivery.Alive;
import dev.arbflow.sandbox.truth.seen.Delivery.Broken;
import dev.arbflow.sandbox.truth.seen.Delivery.Fault;
import dev.arbflow.sandbox.truth.seen.Delivery.Shown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buys on Bitfinex (no fee) and sells on Bitstamp (40 bps); every figure worked out by hand. */
class SeenTruthTest {
    private static final long MS = 1_000;
    private static final long START = 1_772_442_000_000_000L; // in March 2026
    private static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");

    private static final Limits LIMITS = TestLimits.agreeingWithin(1_000);

    private final List<Delivery> deliveries = new ArrayList<>();

    /** Both prove themselves alive 10 ms after the fact. */
    private void alive(long ms) {
        deliver(BITFINEX, ms, 10, new Alive());
        deliver(BITSTAMP, ms, 10, new Alive());
    }

    private void deliver(Listing listing, long ms, long lagMs, Delivery.Content content) {
        deliveries.add(
                new Delivery(
                        listing,
                        1,
                        START + ms * MS + (listing.equals(BITSTAMP) ? 1 : 0),
                        START + (ms - lagMs) * MS,
                        lagMs * MS,
                        0,
                        content));
    }

    /** One level a side, two cents apart, of one unit. */
    private void book(Listing listing, long ms, long cents) {
        BookState book =
                new BookState(
                        new Instrument(listing, 2, 1),
                        List.of(new Level(cents - 1, 100_000_000)),
                        List.of(new Level(cents + 1, 100_000_000)));
        deliver(listing, ms, 10, new Shown(book, START + (ms - 10) * MS));
    }

    private SeenTruth truth() {
        return SeenTruth.of(deliveries, LIMITS);
    }

    @Test
    void tellsAnEpisodeToTheLastDigit() {
        book(BITFINEX, 0, 999_999); // asks 10,000.00
        book(BITSTAMP, 0, 1_000_001);
        book(BITSTAMP, 1_000, 1_006_001); // bids 10,060.00: keeps 10,019.76, earns 19.76 bps
        alive(1_200);
        alive(1_600); // proven to have stood for 600 ms
        book(BITSTAMP, 2_000, 1_007_001); // bids 10,070.00: keeps 10,029.72
        alive(2_100);
        book(BITSTAMP, 2_500, 1_000_001);

        SeenEpisode episode = truth().episodes().get(0);
        assertThat(truth().episodes()).hasSize(1);
        assertThat(episode.route()).isEqualTo(ROUTE);
        assertThat(episode.openedUs()).isEqualTo(START + 990 * MS);
        assertThat(episode.detectedUs()).isEqualTo(START + 1_590 * MS);
        assertThat(episode.lastUs()).isEqualTo(START + 2_090 * MS); // Bitfinex is proven till then
        assertThat(episode.closeReason()).isEqualTo(CloseReason.SPREAD_COLLAPSED);
        Figures figures = episode.figures();
        assertThat(figures.best().quantity()).isEqualByComparingTo("1");
        assertThat(figures.best().cost()).isEqualByComparingTo("10000");
        assertThat(figures.best().profit()).isEqualByComparingTo("29.72");
        assertThat(figures.best().ask()).isEqualByComparingTo("10000.00");
        assertThat(figures.best().bid()).isEqualByComparingTo("10070.00");
        assertThat(figures.best().exhausted()).isTrue();
        assertThat(figures.openBps()).isEqualTo(19.76, within(1e-9));
        assertThat(figures.peakBps()).isEqualTo(29.72, within(1e-9));
        // The better one counts from 1,590, up to which Bitfinex was proven when it came.
        assertThat(figures.meanBps()).isEqualTo((600 * 19.76 + 500 * 29.72) / 1_100, within(1e-9));
        assertThat(figures.ageUs()).isEqualTo(1_010 * MS + 1);
        assertThat(episode.atDetection().best().profit()).isEqualByComparingTo("19.76");
    }

    @Test
    void whatIsNotProvenForTheDwellTimeIsTooShort() {
        book(BITFINEX, 0, 999_999);
        book(BITSTAMP, 0, 1_000_001);
        book(BITSTAMP, 1_000, 1_006_001);
        alive(1_490); // of 1,480: not yet
        book(BITSTAMP, 1_700, 1_000_001);

        assertThat(truth().episodes()).isEmpty();
        assertThat(truth().candidates())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.refusal()).isEqualTo(RefusalReason.TOO_SHORT);
                            assertThat(each.label()).isEqualTo("TOO_SHORT");
                            assertThat(each.startUs()).isEqualTo(START + 1_000 * MS + 1);
                            assertThat(each.endUs()).isEqualTo(START + 1_700 * MS + 1);
                        });
    }

    @Test
    void anEpisodeEndsWithItsFeedAndForThatReason() {
        book(BITFINEX, 0, 999_999);
        book(BITSTAMP, 0, 1_006_001);
        alive(400);
        alive(600);
        deliver(BITSTAMP, 900, 10, new Broken(Fault.CHECKSUM_MISMATCH));

        assertThat(truth().episodes())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.closeReason()).isEqualTo(CloseReason.BOOK_RESYNC);
                            assertThat(each.lastUs()).isEqualTo(START + 590 * MS);
                        });
    }

    @Test
    void timeAloneMakesALegStale() {
        book(BITFINEX, 0, 999_999);
        book(BITSTAMP, 0, 1_006_001);
        alive(600);
        book(BITSTAMP, 1_200, 1_006_001);
        deliver(BITSTAMP, 4_000, 10, new Alive()); // Bitfinex has said nothing since 600

        assertThat(truth().episodes())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.closeReason()).isEqualTo(CloseReason.LEG_STALE);
                            assertThat(each.figures().instants()).isEqualTo(4);
                        });
    }

    /** A reason that the judge does not know would count as the farthest from an episode. */
    @Test
    void everyReasonHasItsPlace() {
        assertThat(Nearness.REASONS).containsExactlyInAnyOrder(RefusalReason.values());
    }

    @Test
    void whatStillStandsAtTheEndIsToldAsShutDown() {
        book(BITFINEX, 0, 999_999);
        book(BITSTAMP, 0, 1_006_001);
        alive(600);

        assertThat(truth().episodes())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.closeReason()).isEqualTo(CloseReason.SHUTDOWN);
                            assertThat(each.lastUs()).isEqualTo(START + 590 * MS);
                        });
        assertThat(truth().candidates()).isEmpty();
    }
}
