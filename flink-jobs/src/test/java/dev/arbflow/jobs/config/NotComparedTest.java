package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lesson: BTC/USDT against BTC/USD was neither candidate nor refusal. */
class NotComparedTest {

    private static List<NotCompared> among(String... listings) {
        return NotCompared.among(
                Stream.of(listings).map(Listing::parse).toList(), Conversions.NONE);
    }

    @Test
    void marketsOfOneAssetInTwoCurrenciesAreToldWithTheirVenues() {
        assertThat(
                        among(
                                "KRAKEN|BTC/USDT",
                                "BITSTAMP|BTC/USD",
                                "KRAKEN|BTC/USD",
                                "BITSTAMP|ETH/USD",
                                "BINANCE|BTC/USDT"))
                .singleElement()
                .satisfies(each -> assertThat(each.asset()).isEqualTo(new Asset("BTC")))
                .hasToString(
                        "NO_CONVERSION: not compared with each other, because nothing converts"
                                + " their currencies: BTC/USD (BITSTAMP, KRAKEN),"
                                + " BTC/USDT (KRAKEN, BINANCE)");
    }

    @Test
    void marketsThatShareNoAssetToBuyAreNotTold() {
        assertThat(among("KRAKEN|BTC/USD", "BITSTAMP|BTC/USD", "KRAKEN|ETH/USD", "KRAKEN|SOL/BTC"))
                .isEmpty();
    }

    @Test
    void aListingThatTwoFeedsTellOfIsOne() {
        assertThat(among("KRAKEN|BTC/USD", "KRAKEN|BTC/USD", "KRAKEN|BTC/EUR"))
                .extracting(NotCompared::listings)
                .containsExactly(
                        List.of(Listing.parse("KRAKEN|BTC/EUR"), Listing.parse("KRAKEN|BTC/USD")));
    }
}
