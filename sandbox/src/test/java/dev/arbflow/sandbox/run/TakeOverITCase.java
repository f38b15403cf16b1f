package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.endpoints.OwnServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it kills ingest processes of its own")
@Timeout(180)
class TakeOverITCase {
    @TempDir Path dir;

    @Test
    void aKilledIngestIsReplacedWithinSecondsAndNoTradeIsLostOrDoubled() throws Exception {
        try (TakeOverTrial trial = TakeOverTrial.start(dir, 7)) {
            long oldestUs = trial.kill("a", "b");
            TakeOverTrial.Trades trades = trial.trades();

            assertThat(Duration.ofNanos(oldestUs * 1_000)).isLessThan(Duration.ofSeconds(10));
            assertThat(trades.made()).isPositive();
            assertThat(trades.missing()).isZero();
            assertThat(trades.doubled()).isZero();
        }
    }
}
