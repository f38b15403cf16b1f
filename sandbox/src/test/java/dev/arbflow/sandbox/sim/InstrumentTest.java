package dev.arbflow.sandbox.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentTest {

    @ParameterizedTest
    @CsvSource({
        "KRAKEN|BTC/USD, 60000.04, 60000.0",
        "KRAKEN|ETH/USD, 3000.009, 3000.00",
        "KRAKEN|ETH/BTC, 0.05000049, 0.050000",
        "BITFINEX|BTC/USD, 60000.9, 60000",
        "BITFINEX|BTC/USD, 123456.9, 123450",
        "BITFINEX|ETH/USD, 3000.19, 3000.1",
        "BITFINEX|ETH/BTC, 0.0500019, 0.050001",
        "BITSTAMP|BTC/USD, 60000.019, 60000.01",
        "BITSTAMP|ETH/BTC, 0.050000019, 0.05000001",
        "COINBASE|BTC/USD, 60000.019, 60000.01",
        "COINBASE|ETH/BTC, 0.0500019, 0.050001",
    })
    void printsPricesInTheVenuesOwnSteps(String listing, double price, String printed) {
        Instrument instrument = instrument(Listing.parse(listing), price);
        assertThat(instrument.price(instrument.floor(price)).toPlainString()).isEqualTo(printed);
        assertThat(instrument.ceil(price)).isEqualTo(instrument.floor(price) + instrument.tick());
    }

    @Test
    void knowsOnlyVenuesWithASimulator() {
        assertThatThrownBy(() -> instrument(Listing.parse("OKX|BTC/USD"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OKX");
    }

    private static Instrument instrument(Listing listing, double price) {
        Scenario scenario = Scenario.standard(SimulatedVenueList.traits(), 1, Rules.PLAN);
        return scenario.traits(listing.venue()).steps().of(listing, price);
    }
}
