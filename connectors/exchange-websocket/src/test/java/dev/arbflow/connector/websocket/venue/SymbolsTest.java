package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTest {

    @ParameterizedTest
    @CsvSource({
        "BITSTAMP, BITSTAMP|BTC/USD, btcusd",
        "BITSTAMP, BITSTAMP|BTC/USDT, btcusdt",
        "BITSTAMP, BITSTAMP|LTC/USD, ltcusd",
        "BITSTAMP, BITSTAMP|BCH/GBP, bchgbp",
        "BITSTAMP, BITSTAMP|GUSD/USD, gusdusd",
        "BITSTAMP, BITSTAMP|USDT/USD, usdtusd",
        "BITSTAMP, BITSTAMP|USDT/EUR, usdteur",
        "BITSTAMP, BITSTAMP|LINK/BTC, linkbtc",
        "BITFINEX, BITFINEX|BTC/USD, tBTCUSD",
        "BITFINEX, BITFINEX|BTC/USDT, tBTCUST",
        "BITFINEX, BITFINEX|USDC/USDT, tUDCUST",
        "BITFINEX, BITFINEX|DOGE/USD, tDOGE:USD",
        "BITFINEX, BITFINEX|IOTA/ETH, tIOTETH",
        "BITFINEX, BITFINEX|AMPL/USD, tAMPUSD",
        "BITFINEX, BITFINEX|ALGO/USD, tALGUSD",
        "BITFINEX, BITFINEX|ATOM/USD, tATOUSD",
        "BITFINEX, BITFINEX|WBTC/USD, tWBTUSD",
        "BITFINEX, BITFINEX|MANA/BTC, tMNABTC",
        "BITFINEX, BITFINEX|HTX/USD, tHTXUSD",
        "KRAKEN, KRAKEN|T/USD, T/USD",
        "KRAKEN, KRAKEN|1INCH/USD, 1INCH/USD",
        "COINBASE, COINBASE|T/USD, T-USD",
        "COINBASE, COINBASE|AMP/USD, AMP-USD",
        "BITFINEX, BITFINEX|TESTBTC/TESTUSD, tTESTBTC:TESTUSD",
        "BITFINEX, BITFINEX|TERRAUST/USD, tTERRAUST:USD",
        "KRAKEN, KRAKEN|BTC/USD, BTC/USD",
        "KRAKEN, KRAKEN|DOGE/USD, DOGE/USD",
        "COINBASE, COINBASE|BTC/USD, BTC-USD",
        "COINAPI, BITSTAMP|BTC/USD, BITSTAMP_SPOT_BTC_USD",
        "COINAPI, KRAKEN|BTC/USDC, KRAKEN_SPOT_BTC_USDC"
    })
    void writesAndGuessesAFeedsNames(Feed feed, String listing, String name) {
        assertThat(VenueProfiles.of(feed).symbols().write(Listing.parse(listing))).isEqualTo(name);
        assertThat(VenueProfiles.of(feed).symbols().read(name)).contains(Listing.parse(listing));
    }

    @ParameterizedTest
    @CsvSource({"XBT/USD, KRAKEN|BTC/USD", "ETH/XBT, KRAKEN|ETH/BTC", "XDG/USD, KRAKEN|DOGE/USD"})
    void guessesTheNamesOfKrakensFirstVersion(String name, String listing) {
        assertThat(VenueProfiles.of(Feed.KRAKEN).symbols().read(name))
                .contains(Listing.parse(listing));
    }

    @ParameterizedTest
    @CsvSource({
        "BITSTAMP, btcusd-perp",
        "BITSTAMP, usd",
        "BITFINEX, BTCUSD",
        "BITFINEX, fUSD",
        "BITFINEX, tBTC",
        "KRAKEN, BTCUSD",
        "KRAKEN, BTC/BTC",
        "COINBASE, BTC/USD",
        "COINAPI, MYSPACE_SPOT_BTC_USD",
        "COINAPI, KRAKEN_PERP_BTC_USD"
    })
    void guessesNothingFromAnotherForm(Feed feed, String name) {
        assertThat(VenueProfiles.of(feed).symbols().read(name)).isEmpty();
    }

    @Test
    void looksInboundNamesUp() {
        Listing usdt = Listing.parse("BITFINEX|BTC/USDT");
        Symbols symbols =
                new Symbols(
                        Feed.BITFINEX, VenueProfiles.of(Feed.BITFINEX).symbols(), List.of(usdt));

        assertThat(symbols.listing("tBTCUST")).contains(usdt);
        assertThat(symbols.listing("tBTCUSD")).isEmpty();
        assertThat(symbols.name(usdt)).isEqualTo("tBTCUST");
        assertThat(symbols.names()).containsExactly("tBTCUST");
    }

    @ParameterizedTest
    @CsvSource({
        "BITFINEX, BITFINEX|UST/USD, UST would be taken for USDT",
        "BITFINEX, BITFINEX|AMP/USD, AMP would be taken for AMPL",
        "BITFINEX, BITFINEX|ALG/USD, ALG would be taken for ALGO",
        "BITFINEX, BITFINEX|ATO/USD, ATO would be taken for ATOM",
        "BITFINEX, BITFINEX|DAT/USD, DAT would be taken for DATA",
        "BITFINEX, BITFINEX|WBT/USD, WBT would be taken for WBTC",
        "BITFINEX, BITFINEX|MNA/USD, MNA would be taken for MANA",
        "KRAKEN, KRAKEN|XBT/USD, XBT would be taken for BTC",
        "KRAKEN, KRAKEN|ETH/XBT, XBT would be taken for BTC",
        "KRAKEN, BITSTAMP|BTC/USD, BITSTAMP|BTC/USD is not on KRAKEN"
    })
    void refusesWhatTheFeedWouldMisunderstand(Feed feed, String listing, String message) {
        assertThatThrownBy(
                        () ->
                                new Symbols(
                                        feed,
                                        VenueProfiles.of(feed).symbols(),
                                        List.of(Listing.parse(listing))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesTwoListingsOfOneName() {
        Listing listing = Listing.parse("KRAKEN|BTC/USD");

        assertThatThrownBy(
                        () ->
                                new Symbols(
                                        Feed.KRAKEN,
                                        VenueProfiles.of(Feed.KRAKEN).symbols(),
                                        List.of(listing, listing)))
                .hasMessage("KRAKEN|BTC/USD is configured twice on KRAKEN");
    }
}
