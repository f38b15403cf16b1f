package dev.arbflow.sandbox.truth.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.seen.Delivery.Shown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices in cents of what is proven at a millisecond; two keep company within a twentieth. */
class StrangersTest {
    private static final long MS = 1_000;
    private static final Listing LISTING = Listing.parse("KRAKEN|BTC/USD");
    private static final Limits LIMITS = TestLimits.agreeingWithin(500);

    private static SeenLeg leg(long ms, long cents) {
        BookState book =
                new BookState(
                        new Instrument(LISTING, 2, 1),
                        List.of(new Level(cents - 1, 1)),
                        List.of(new Level(cents + 1, 1)));
        SeenLeg leg = new SeenLeg(LIMITS.maxLagUs());
        leg.take(new Delivery(LISTING, 1, ms * MS, ms * MS, 0, 0, new Shown(book, ms * MS)));
        return leg;
    }

    private static boolean include(SeenLeg buy, SeenLeg sell, SeenLeg... others) {
        List<SeenLeg> legs = new ArrayList<>(List.of(others));
        legs.add(buy);
        legs.add(sell);
        return new Strangers(legs, LIMITS).include(buy, sell, 3_000 * MS);
    }

    @Test
    void whatMostDoNotKeepCompanyWithIsAStranger() {
        assertThat(include(leg(2_900, 10_000), leg(2_900, 10_600), leg(2_900, 10_000))).isTrue();
        assertThat(include(leg(2_900, 10_000), leg(2_900, 10_400), leg(2_900, 10_000))).isFalse();
        assertThat(include(leg(2_900, 10_000), leg(2_900, 10_600))).isFalse();
    }

    @Test
    void whatSpeaksOfAnotherTimeThanBothBooksHasNoSay() {
        SeenLeg fast = leg(2_900, 8_800);
        SeenLeg alsoFast = leg(2_900, 8_810);

        assertThat(include(fast, alsoFast, slow(1_400), slow(1_400), slow(1_400))).isTrue();
        assertThat(include(fast, alsoFast, slow(1_399), slow(1_399), slow(1_399))).isFalse();
    }

    private static SeenLeg slow(long ms) {
        return leg(ms, 10_000);
    }
}
