package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bitstamp takes 0.40 %, Kraken 0.80 %: together 120.97 bps. */
class PlainRuleTest {
    private static final long END = 1_700_000_000_000_000L;
    private final PlainRule rule = new PlainRule(Charges.OF_THE_VENUES);

    @Test
    void tellsWhatLiesFurtherApartThanBothChargesAndNothingElse() {
        List<PlainRule.Window> windows =
                List.of(
                        window("KRAKEN|BTC/USD", END, 10_122),
                        window("BITSTAMP|BTC/USD", END, 10_000),
                        window("BITSTAMP|ETH/USD", END, 5_000),
                        window("KRAKEN|BTC/USD", END + 1, 10_120),
                        window("BITSTAMP|BTC/USD", END + 1, 10_000));

        assertThat(rule.of(windows))
                .singleElement()
                .satisfies(
                        claim -> {
                            assertThat(claim.route()).hasToString("BTC/USD|BITSTAMP>KRAKEN");
                            assertThat(claim.atUs()).isEqualTo(END);
                            assertThat(claim.windowStartUs()).isEqualTo(END - 8);
                        });
    }

    @Test
    void aVenueOfUnknownChargeIsNotTakenForFree() {
        assertThat(
                        rule.of(
                                List.of(
                                        window("GEMINI|BTC/USD", END, 20_000),
                                        window("BITSTAMP|BTC/USD", END, 10_000))))
                .isEmpty();
    }

    private static PlainRule.Window window(String listing, long endUs, double lastMid) {
        return new PlainRule.Window(Listing.parse(listing), endUs - 8, endUs, lastMid);
    }
}
