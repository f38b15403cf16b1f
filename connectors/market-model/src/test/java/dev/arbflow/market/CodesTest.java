package dev.arbflow.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assets, markets, listings, tapes and routes are keys: what is written must be read back. */
class CodesTest {

    @Property
    void everyCodeIsReadBackAsWhatWroteIt(
            @ForAll("markets") Market market,
            @ForAll Feed feed,
            @ForAll Venue venue,
            @ForAll Venue other) {
        Assume.that(venue != other);
        Listing listing = new Listing(venue, market);
        Tape tape = new Tape(feed, listing);
        Route route = new Route(market, venue, other);

        assertThat(Market.parse(market.code())).isEqualTo(market);
        assertThat(Listing.parse(listing.code())).isEqualTo(listing);
        assertThat(Tape.parse(tape.code())).isEqualTo(tape);
        assertThat(Route.parse(route.code())).isEqualTo(route);
    }

    @Property
    void aRouteWithALegInAnotherCurrencyIsReadBackToo(
            @ForAll("markets") Market market,
            @ForAll Venue venue,
            @ForAll Venue other,
            @ForAll Venue over,
            @ForAll Side leg) {
        Assume.that(!market.quote().code().equals("USDT"));
        Market exchange = new Market(new Asset("USDT"), market.quote());
        Conversion conversion = new Conversion(leg, new Listing(over, exchange));
        Route route = new Route(market, venue, other, conversion);

        assertThat(Route.parse(route.code())).isEqualTo(route);
        assertThat(Conversion.parse(conversion.code())).isEqualTo(conversion);
        Listing converted = leg == Side.BUY ? route.buyListing() : route.sellListing();
        assertThat(converted.market()).isEqualTo(new Market(market.base(), new Asset("USDT")));
        assertThat(leg == Side.BUY ? route.sellListing() : route.buyListing())
                .isEqualTo(new Listing(leg == Side.BUY ? other : venue, market));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC/USD|KRAKEN:USDT>BITSTAMP",
                "BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP:USDT:KRAKEN",
                "BTC/USD|KRAKEN:USD:KRAKEN>BITSTAMP",
                "BTC/USD|KRAKEN>KRAKEN"
            })
    void refusesARouteOfWhichMoreOrLessThanOneLegIsConverted(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Route.parse(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KRAKEN|USDT/USD", "HOLD:KRAKEN|USDT/USD", "BUY:USDT/USD"})
    void refusesAConversionThatIsNotALegAndAListing(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Conversion.parse(code));
    }

    @Test
    void aConversionLeadsToTheQuoteOfItsMarket() {
        Conversion euros = new Conversion(Side.BUY, Listing.parse("KRAKEN|USDT/EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Route(
                                        Market.parse("BTC/USD"),
                                        Venue.KRAKEN,
                                        Venue.BITSTAMP,
                                        euros));
    }

    @Test
    void codesReadAsDocumented() {
        Market market = Market.parse("BTC/USD");
        Listing listing = new Listing(Venue.KRAKEN, market);

        assertThat(new Asset("BTC")).hasToString("BTC");
        assertThat(new Asset("T")).hasToString("T");
        assertThat(market).hasToString("BTC/USD");
        assertThat(listing).hasToString("KRAKEN|BTC/USD");
        assertThat(new Tape(Feed.COINAPI, listing)).hasToString("COINAPI|KRAKEN|BTC/USD");
        assertThat(new Route(market, Venue.BITFINEX, Venue.BITSTAMP))
                .hasToString("BTC/USD|BITFINEX>BITSTAMP");
        Conversion bought = new Conversion(Side.BUY, Listing.parse("KRAKEN|USDT/USD"));
        assertThat(bought).hasToString("BUY:KRAKEN|USDT/USD");
        assertThat(new Route(market, Venue.BITFINEX, Venue.BITSTAMP, bought))
                .hasToString("BTC/USD|BITFINEX:USDT:KRAKEN>BITSTAMP");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "btc", "BTC ", "ABCDEFGHIJKLM", "BTC|USD", "ΒTC"})
    void refusesAnAssetThatIsNotOneToTwelveCapitalsAndDigits(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Asset(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSD", "BTC/USD/EUR", "BTC/", "/USD", "BTC/BTC", "btc/usd"})
    void refusesAMarketThatIsNotTwoAssets(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Market.parse(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KRAKEN", "BTC/USD", "NOWHERE|BTC/USD", "KRAKEN|BTC", "|BTC/USD"})
    void refusesAListingThatIsNotAVenueAndAMarket(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Listing.parse(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COINAPI", "NOBODY|KRAKEN|BTC/USD", "KRAKEN|BTC/USD"})
    void refusesATapeThatIsNotAFeedAndAListing(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tape.parse(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC/USD",
                "BTC/USD|KRAKEN",
                "KRAKEN>BITSTAMP|BTC/USD",
                "BTC/USD|KRAKEN>NOWHERE",
                "BTC/USD|KRAKEN>KRAKEN"
            })
    void refusesARouteThatIsNotAMarketAndTwoVenues(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Route.parse(code));
    }

    @Provide
    Arbitrary<Market> markets() {
        Arbitrary<Asset> assets =
                Arbitraries.strings()
                        .withCharRange('A', 'Z')
                        .numeric()
                        .ofMinLength(2)
                        .ofMaxLength(12)
                        .map(Asset::new);
        return Combinators.combine(assets, assets)
                .filter((base, quote) -> !base.equals(quote))
                .as(Market::new);
    }
}
