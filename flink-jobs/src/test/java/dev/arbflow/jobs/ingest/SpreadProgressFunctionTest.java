package dev.arbflow.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class SpreadProgressFunctionTest {
    private static final int PARTITIONS = 4;
    private static final String[] LISTINGS = {
        "KRAKEN|BTC/USD", "KRAKEN|ETH/USD", "KRAKEN|ETH/BTC", "KRAKEN|SOL/USD", "KRAKEN|XRP/USD"
    };

    private final MarketPartitioner partitioner = new MarketPartitioner(PARTITIONS);

    @Test
    void progressReachesEveryPartitionAndNamesTheListingsThatLiveThere() {
        Progress progress =
                Progress.ofAll(
                        new Origin(Feed.KRAKEN, "KRAKEN-0", 2, 9), 5_000, 4_000, 10, LISTINGS);

        List<Partitioned<BookUpdate>> written = books(BookUpdate.of(progress));

        assertThat(written)
                .extracting(Partitioned::partition)
                .containsExactlyElementsOf(IntStream.range(0, PARTITIONS).boxed().toList());
        assertThat(written)
                .allSatisfy(
                        copy ->
                                assertThat(copy.value().progress().listings())
                                        .allMatch(
                                                listing ->
                                                        partitioner.partitionOf(listing)
                                                                == copy.partition()));
        assertThat(written)
                .flatExtracting(copy -> Arrays.asList(copy.value().progress().listings()))
                .containsExactlyInAnyOrder(LISTINGS);
        assertThat(written)
                .allSatisfy(
                        copy ->
                                assertThat(copy.value().progress())
                                        .usingRecursiveComparison()
                                        .ignoringFields("listings", "listingsAsOfUs")
                                        .isEqualTo(progress));
    }

    @Test
    void everyListingKeepsTheMomentForWhichItIsProven() {
        long[] asOfUs = {1, 2, 3, 4, 5};
        Progress progress =
                new Progress(
                        new Origin(Feed.KRAKEN, "KRAKEN-0", 2, 9),
                        50,
                        60,
                        40,
                        10,
                        LISTINGS,
                        asOfUs);

        for (Partitioned<BookUpdate> copy : books(BookUpdate.of(progress))) {
            Progress part = copy.value().progress();
            for (int i = 0; i < part.listings().length; i++) {
                int place = List.of(LISTINGS).indexOf(part.listings()[i]);
                assertThat(part.listingsAsOfUs()[i]).isEqualTo(asOfUs[place]);
            }
        }
    }

    @Test
    void aMarketsRecordsStayInItsPartition() {
        BookUpdate book = BookUpdate.of(Books.kraken("BTC/USD").build());
        TradeUpdate trade = TradeUpdate.of(Trades.kraken("BTC/USD").build());
        int home = partitioner.partitionOf(book.book().listing());

        assertThat(books(book)).containsExactly(new Partitioned<>(home, book));
        List<Partitioned<TradeUpdate>> trades = new ArrayList<>();
        SpreadProgressFunction.ofTrades(PARTITIONS).flatMap(trade, new ListCollector<>(trades));
        assertThat(trades).containsExactly(new Partitioned<>(home, trade));
    }

    @Test
    void aHomeIsTheSameInEveryProcessAndRelease() {
        assertThat(Arrays.stream(LISTINGS).map(partitioner::partitionOf).toList())
                .containsExactly(2, 1, 0, 1, 1);
    }

    private static List<Partitioned<BookUpdate>> books(BookUpdate update) {
        List<Partitioned<BookUpdate>> written = new ArrayList<>();
        SpreadProgressFunction.ofBooks(PARTITIONS).flatMap(update, new ListCollector<>(written));
        return written;
    }
}
