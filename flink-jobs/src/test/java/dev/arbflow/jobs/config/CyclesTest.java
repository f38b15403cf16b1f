package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CyclesTest {
    private static final List<Listing> READ =
            listings(
                    "KRAKEN|BTC/USD",
                    "KRAKEN|ETH/USD",
                    "BITFINEX|ETH/BTC",
                    "KRAKEN|SOL/EUR",
                    "KRAKEN|SOL/ADA",
                    "KRAKEN|ADA/DOT",
                    "KRAKEN|DOT/EUR",
                    "KRAKEN|XRP/USD");

    private static List<Listing> listings(String... codes) {
        return Arrays.stream(codes).map(Listing::parse).toList();
    }

    private static List<Asset> assets(String... codes) {
        return Stream.of(codes).map(Asset::new).toList();
    }

    @Test
    void areLookedForAmongAssetsThatMarketsConnect() {
        Cycles cycles = Cycles.of(assets("USD", "BTC", "EUR", "ETH", "ADA", "SOL", "DOT"), READ);

        assertThat(cycles.groupOf(READ.get(2))).isEqualTo("USD");
        assertThat(cycles.groupOf(READ.get(5))).isEqualTo("EUR");
        assertThat(cycles.groupOf(READ.get(7))).isNull();
        assertThat(cycles.listingsOf("USD"))
                .isEqualTo(listings("BITFINEX|ETH/BTC", "KRAKEN|BTC/USD", "KRAKEN|ETH/USD"));
        assertThat(cycles.assetsOf("USD")).isEqualTo(assets("USD", "BTC", "ETH"));
        assertThat(cycles.assetsOf("EUR")).isEqualTo(assets("EUR", "ADA", "SOL", "DOT"));
    }

    @Test
    void anAssetThatIsInNoneIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cycles.of(assets("USD", "BTC", "ETH", "XRP"), READ))
                .withMessageContaining("CYCLES names XRP");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cycles.of(assets("USD", "BTC"), READ))
                .withMessageContaining("add them to MARKETS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cycles.of(assets("USD", "BTC", "ETH", "USD"), READ))
                .withMessageContaining("twice");
    }

    @Test
    void withoutAnyNothingIsLookedFor() {
        assertThat(Cycles.NONE.isEmpty()).isTrue();
        assertThat(Cycles.NONE.groupOf(READ.get(0))).isNull();
    }
}
