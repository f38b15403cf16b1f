package dev.arbflow.market.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {
    private static final String TRIANGLE = "USD>KRAKEN|BTC/USD>BITFINEX|ETH/BTC>KRAKEN|ETH/USD";

    @Test
    void isReadFromItsCode() {
        Cycle cycle = Cycle.parse(TRIANGLE);

        assertThat(cycle.code()).isEqualTo(TRIANGLE).isEqualTo(cycle.toString());
        assertThat(cycle.path()).isEqualTo("USD>BTC>ETH>USD");
        assertThat(cycle.isWithinOneVenue()).isFalse();
    }

    @Test
    void buysWhereItPaysTheQuoteAndSellsWhereItPaysTheBase() {
        assertThat(Cycle.parse(TRIANGLE).legs())
                .extracting(CycleLeg::side)
                .containsExactly(Side.BUY, Side.BUY, Side.SELL);
        assertThat(Cycle.parse("USD>KRAKEN|ETH/USD>KRAKEN|ETH/BTC>KRAKEN|BTC/USD").legs())
                .extracting(CycleLeg::side)
                .containsExactly(Side.BUY, Side.SELL, Side.SELL);
    }

    @Test
    void mayHaveFourBooksOfOneVenue() {
        Cycle cycle =
                Cycle.parse("USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>KRAKEN|ETH/EUR>KRAKEN|EUR/USD");

        assertThat(cycle.path()).isEqualTo("USD>BTC>ETH>EUR>USD");
        assertThat(cycle.isWithinOneVenue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USD>KRAKEN|BTC/USD>KRAKEN|BTC/USD", // two
                "USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>KRAKEN|ETH/EUR", // leads elsewhere
                "USD>KRAKEN|BTC/USD>KRAKEN|ETH/USD>KRAKEN|ETH/USD", // does not exchange BTC
                "USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>KRAKEN|ETH/BTC>KRAKEN|BTC/USD" // BTC twice
            })
    void leadsBackOverThreeOrFourAssets(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cycle.parse(code));
    }
}
