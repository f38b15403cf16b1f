package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.ClaimedCandidate.Extent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bitstamp stands 60 bps above Bitfinex from the tenth second to the thirteenth. */
class CandidateJudgementTest {
    private static final long MS = 1_000;
    private static final long START = 1_700_000_000_000_000L;
    private static final long END = START + 60_000 * MS;
    private static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final String ROUTE = "BTC/USD|BITFINEX>BITSTAMP";

    private final Oracle oracle = new Oracle(Rules.TRUTH);

    @BeforeEach
    void venuesComeApartOnce() {
        oracle.served(BITFINEX, START);
        oracle.served(BITSTAMP, START);
        for (long ms = 0; ms < 20_000; ms += 100) {
            boolean apart = ms >= 10_000 && ms < 13_000;
            oracle.book(book(BITFINEX, 10_000), START + ms * MS);
            oracle.book(book(BITSTAMP, apart ? 10_060 : 10_000), START + ms * MS);
        }
    }

    @Test
    void aCandidateWhilePricesAreApartIsRightAndFindsTheStretch() {
        CandidateVerdict verdict = judge(Extent.MOMENT, claim(11_000), claim(12_000));

        assertThat(verdict.reported()).isEqualTo(2);
        assertThat(verdict.right()).isEqualTo(2);
        assertThat(verdict.precision()).isEqualTo(1);
        assertThat(verdict.injected()).isEqualTo(1);
        assertThat(verdict.detected()).isEqualTo(1);
        assertThat(verdict.recall()).isEqualTo(1);
        assertThat(verdict.detectionDelayMs().p50()).isEqualTo(1_000);
    }

    @Test
    void aViewMayBeAQuarterOfASecondOldAndNotOlder() {
        assertThat(judge(Extent.MOMENT, claim(13_240)).right()).isEqualTo(1);
        assertThat(judge(Extent.MOMENT, claim(13_260)).right()).isZero();
        assertThat(judge(Extent.MOMENT, claim(9_999)).right()).isZero();
    }

    @Test
    void aWindowIsRightWhereItsEndIsTooLate() {
        assertThat(judge(Extent.WINDOW, claim(20_000)).right()).isEqualTo(1);
        assertThat(judge(Extent.MOMENT, claim(20_000)).right()).isZero();
        assertThat(judge(Extent.WINDOW, claim(22_000)).right()).isZero();
    }

    @Test
    void theUpperHalfIsTheBetterOneByScore() {
        Route route = Route.parse(ROUTE);
        List<ClaimedCandidate> claims =
                List.of(
                        new ClaimedCandidate(route, 1, 10, 0.25),
                        new ClaimedCandidate(route, 2, 20, 0.75),
                        new ClaimedCandidate(route, 3, 30, 0.5));

        assertThat(ClaimedCandidate.upperHalf(claims))
                .extracting(ClaimedCandidate::score)
                .containsExactly(0.75, 0.5);
        assertThat(ClaimedCandidate.upperHalf(List.of())).isEmpty();
    }

    @Test
    void theOtherDirectionAndAnUnknownRouteFindNothing() {
        ClaimedCandidate back = claim("BTC/USD|BITSTAMP>BITFINEX", 11_000);
        ClaimedCandidate elsewhere = claim("ETH/USD|BITFINEX>BITSTAMP", 11_000);
        CandidateVerdict verdict = judge(Extent.WINDOW, back, elsewhere);

        assertThat(verdict.right()).isZero();
        assertThat(verdict.precision()).isZero();
        assertThat(verdict.recall()).isZero();
    }

    @Test
    void withoutCandidatesNothingIsWrongAndNothingFound() {
        CandidateVerdict verdict = judge(Extent.MOMENT);

        assertThat(verdict.precision()).isEqualTo(1);
        assertThat(verdict.recall()).isZero();
        assertThat(verdict.detectionDelayMs().max()).isZero();
    }

    private CandidateVerdict judge(Extent extent, ClaimedCandidate... claims) {
        return oracle.judge(List.of(claims), extent, END);
    }

    private static ClaimedCandidate claim(long ms) {
        return claim(ROUTE, ms);
    }

    /** Of a window of eight seconds. */
    private static ClaimedCandidate claim(String route, long ms) {
        long atUs = START + ms * MS;
        return new ClaimedCandidate(Route.parse(route), atUs - 8_000 * MS, atUs, 0.5);
    }

    private static BookState book(Listing listing, double mid) {
        long cents = Math.round(mid * 100);
        return new BookState(
                new Instrument(listing, 2, 1),
                List.of(new Level(cents - 1, 10_000_000)),
                List.of(new Level(cents + 1, 10_000_000)));
    }
}
