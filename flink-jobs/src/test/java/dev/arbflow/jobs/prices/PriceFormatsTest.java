package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.testing.Trades;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The bytes of every version of the state formats of this package. */
class PriceFormatsTest {
    private static final Pane PANE =
            Pane.of(Trades.kraken("BTC/USD").delivery(2, 3).price(100.5).atUs(7).build());

    private static final String PANE_VERSION_1 =
            "01" // version
                    + "4059200000000000" // lowest purchase 100.5
                    + "fff0000000000000" // no highest sale
                    + "014059200000000000000000000000000700000000000000020000000000000003"
                    + "017ff8000000000000800000000000000000000000000000000000000000000000"
                    + "0000000000000001"; // one trade

    private static final String PANE_VERSION_2 =
            "02" + PANE_VERSION_1.substring(2) + "00"; // no trades are missing

    private static final LastPrices PRICES = new LastPrices(100.5, Double.NaN);

    private static final String LAST_PRICES_VERSION_1 = "0140592000000000007ff8000000000000";

    @Test
    void panesKeepTheirFormat() throws IOException {
        StateBytes.of(Pane.class, PANE, PANE_VERSION_2).assertKept();
        assertThat(StateBytes.of(Pane.class, null, PANE_VERSION_1).read()).isEqualTo(PANE);
    }

    @Test
    void lastPricesKeepTheirFormat() throws IOException {
        StateBytes.of(LastPrices.class, PRICES, LAST_PRICES_VERSION_1).assertKept();
    }
}
