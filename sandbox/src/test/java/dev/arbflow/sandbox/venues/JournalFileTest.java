package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    @TempDir Path folder;

    @Test
    void holdsALineForEverythingAtOnce() throws Exception {
        Path file = folder.resolve("venues.tsv");
        try (JournalFile journal = new JournalFile(file)) {
            journal.opened(Feed.KRAKEN, 1);
            journal.traded(Feed.KRAKEN, "BTC/USD|7", 2);
            journal.repeated(Feed.BITFINEX, List.of("BTC/USD|8", "ETH/USD|9"), 3);
            journal.cut(Feed.KRAKEN, 4);
            journal.left(Feed.KRAKEN, 5);

            assertThat(Files.readAllLines(file))
                    .containsExactly(
                            "1\topened\tKRAKEN",
                            "2\ttraded\tKRAKEN\tBTC/USD|7",
                            "3\trepeated\tBITFINEX\tBTC/USD|8\tETH/USD|9",
                            "4\tcut\tKRAKEN",
                            "5\tleft\tKRAKEN");
        }
    }
}
