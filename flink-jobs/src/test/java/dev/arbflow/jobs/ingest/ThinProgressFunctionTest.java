package dev.arbflow.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThinProgressFunctionTest {
    private final ThinProgressFunction thin = new ThinProgressFunction(Duration.ofMillis(200));

    @Test
    void progressOfAConnectionPassesEverySoOften() {
        assertThat(thin.filter(progress("KRAKEN-0", 1_000))).isTrue();
        assertThat(thin.filter(progress("KRAKEN-0", 1_020))).isFalse();
        assertThat(thin.filter(progress("KRAKEN-0", 1_199))).isFalse();
        assertThat(thin.filter(progress("KRAKEN-0", 1_200))).isTrue();
        assertThat(thin.filter(progress("KRAKEN-0", 1_220))).isFalse();
    }

    @Test
    void eachConnectionHasItsOwnTurn() {
        assertThat(thin.filter(progress("KRAKEN-0", 1_000))).isTrue();
        assertThat(thin.filter(progress("KRAKEN-1", 1_010))).isTrue();
        assertThat(thin.filter(progress("KRAKEN-0", 1_020))).isFalse();
    }

    @Test
    void timeThatBeginsAgainIsNotWaitedFor() {
        assertThat(thin.filter(progress("KRAKEN-0", 9_000))).isTrue();
        assertThat(thin.filter(progress("KRAKEN-0", 1_000))).isTrue();
    }

    @Test
    void everyTradePasses() {
        TradeUpdate trade = TradeUpdate.of(Trades.kraken("BTC/USD").at(1_000).build());

        assertThat(thin.filter(trade)).isTrue();
        assertThat(thin.filter(trade)).isTrue();
    }

    private static TradeUpdate progress(String connection, long ms) {
        Origin origin = new Origin(Feed.KRAKEN, connection, 1, 1);
        return TradeUpdate.of(
                Progress.ofAll(origin, ms * 1_000, ms * 1_000, 0, new String[] {"KRAKEN|BTC/USD"}));
    }
}
