package dev.arbflow.market.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Feed;
import dev.arbflow.market.testing.Trades;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeTest {

    @Test
    void belongsToTheTapeOfTheFeedThatToldIt() {
        Trades onKraken = Trades.kraken("BTC/USD");

        assertThat(onKraken.build().tape().code()).isEqualTo("KRAKEN|KRAKEN|BTC/USD");
        assertThat(onKraken.feed(Feed.COINAPI).build().tape().code())
                .isEqualTo("COINAPI|KRAKEN|BTC/USD");
        assertThat(onKraken.build().listing().code()).isEqualTo("KRAKEN|BTC/USD");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void needsAPriceAndAQuantityAboveZero(double impossible) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trades.kraken("BTC/USD").price(impossible).build())
                .withMessageContaining("price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trades.kraken("BTC/USD").quantity(impossible).build())
                .withMessageContaining("quantity");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void needsAnId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trades.kraken("BTC/USD").id(id).build())
                .withMessageContaining("tradeId");
    }
}
