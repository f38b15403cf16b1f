package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.testing.Trades;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The bytes of every version of the state formats of this package. */
class PriceFormatsTest {
    private static final Pane PANE =
            Pane.of(Trades.kraken("BTC/USD").delivery(2, 3).price(100.5).atUs(7).build());

    private static final String PANE_VERSION_1 =
            "01" // version
                    + "4059200000000000" // lowest purchase 100.5
                    + "fff0000000000000" // no highest sale
                    + "4059200000000000000000000000000700000000000000020000000000000003"
                    + "7ff8000000000000800000000000000000000000000000000000000000000000"
                    + "0000000000000001"; // one trade

    private static final LastPrices PRICES = new LastPrices(100.5, Double.NaN);

    private static final String LAST_PRICES_VERSION_1 = "0140592000000000007ff8000000000000";

    @Test
    void panesKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(new PaneSerializer(), PANE, PANE_VERSION_1);
    }

    @Test
    void lastPricesKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(new LastPricesSerializer(), PRICES, LAST_PRICES_VERSION_1);
    }

    private static <T> void assertKeepsItsFormat(StateSerializer<T> serializer, T value, String hex)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(hex));

        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(hex);
        assertThat(serializer.deserialize(in)).isEqualTo(value);
        assertThat(in.available()).as("bytes left over").isZero();
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
    }
}
