package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which books take part in which comparison. */
class ConversionsTest {

    private static Conversions over(List<String> listings, String... markets) {
        return new Conversions(
                listings.stream().map(Listing::parse).toList(),
                Stream.of(markets).map(Market::parse).collect(Collectors.toSet()));
    }

    private static List<String> comparedIn(Conversions conversions, String listing) {
        return conversions.comparedIn(Listing.parse(listing)).stream().map(Market::code).toList();
    }

    @Test
    void aMarketInACurrencyThatIsExchangedTakesPartInThatItIsExchangedFor() {
        Conversions dollars =
                over(List.of("KRAKEN|USDT/USD"), "BTC/USD", "BTC/USDT", "ETH/USDT", "USDT/USD");

        assertThat(comparedIn(dollars, "BITSTAMP|BTC/USDT")).containsExactly("BTC/USD");
        assertThat(comparedIn(dollars, "BITSTAMP|BTC/USD")).isEmpty();
        assertThat(comparedIn(dollars, "BITSTAMP|ETH/USDT")).isEmpty(); // nothing to compare with
    }

    @Test
    void theBookThatExchangesTakesPartWhereverItIsNeeded() {
        Conversions dollars =
                over(
                        List.of("KRAKEN|USDT/USD"),
                        "BTC/USD",
                        "BTC/USDT",
                        "ETH/USD",
                        "ETH/USDT",
                        "SOL/USD",
                        "USDT/USD");

        assertThat(comparedIn(dollars, "KRAKEN|USDT/USD")).containsExactly("BTC/USD", "ETH/USD");
        assertThat(comparedIn(dollars, "BITSTAMP|USDT/USD")).isEmpty();
    }

    /** A market may be both: what is traded, and where a currency is exchanged. */
    @Test
    void aCoinIsACurrencyToo() {
        Conversions bitcoin = over(List.of("KRAKEN|BTC/USD"), "BTC/USD", "ETH/USD", "ETH/BTC");

        assertThat(comparedIn(bitcoin, "KRAKEN|BTC/USD")).containsExactly("ETH/USD");
        assertThat(comparedIn(bitcoin, "BITSTAMP|ETH/BTC")).containsExactly("ETH/USD");
    }

    @Test
    void oneVenueExchangesAPairOfCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> over(List.of("KRAKEN|USDT/USD", "BITSTAMP|USDT/USD")));
    }

    /** Prices are voted on with a bit for each venue and currency. */
    @Test
    void aVenueMayVoteInEveryCurrency() {
        int currencies = 1 + Conversions.MAX_INTO_ONE;

        assertThat(currencies * Venue.values().length).isLessThanOrEqualTo(Long.SIZE);
        assertThat(Conversions.MAX_INTO_ONE).isPositive();
    }

    @Test
    void moreCurrenciesThanThereAreMarketsOfAnAssetAreRefused() {
        int most = Conversions.MAX_INTO_ONE;
        List<String> many =
                IntStream.rangeClosed(0, most)
                        .mapToObj(each -> "KRAKEN|A" + each + "/USD")
                        .toList();

        assertThat(over(many.subList(0, most)).over()).hasSize(most);
        assertThatIllegalArgumentException().isThrownBy(() -> over(many));
    }
}
