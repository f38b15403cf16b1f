package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class StampedTradeTest {
    private static final Trade TRADE =
            Trades.kraken("BTC/USD").atUs(1_700_000_000_123_456L).build();

    @Test
    void turnsTheOrdinalIntoNanoseconds() {
        assertThat(new StampedTrade(TRADE, 0).timestampNs()).isEqualTo(1_700_000_000_123_456_000L);
        assertThat(new StampedTrade(TRADE, 999).timestampNs())
                .isEqualTo(1_700_000_000_123_456_999L);
    }

    @Test
    void neverReachesIntoAnotherMicrosecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StampedTrade(TRADE, 1_000))
                .withMessageContaining("KRAKEN|BTC/USD")
                .withMessageContaining("1700000000123456");
        assertThatIllegalArgumentException().isThrownBy(() -> new StampedTrade(TRADE, -1));
    }

    @Test
    void crossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Trade.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(StampedTrade.class);
    }
}
