package dev.arbflow.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestTopologyTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(1);

    private static final Origin KRAKEN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1);
    private static final Trade TRADE = Trades.kraken("BTC/USD").build();
    private static final Book BOOK = Books.kraken("BTC/USD").bid(99, 1).ask(100, 1).build();
    private static final Book INVALID = Books.kraken("BTC/USD").invalid(BookValidity.GAP).build();
    private static final Progress PROGRESS =
            Progress.ofAll(KRAKEN, 2_000, 1_000, 5, new String[] {"KRAKEN|BTC/USD"});
    private static final FeedStatus STATUS =
            new FeedStatus(KRAKEN, "KRAKEN|*", FeedStatus.State.LIVE, "", 3_000);
    private static final MalformedFrame MALFORMED =
            new MalformedFrame(KRAKEN, "<html>", "not JSON", 4_000);

    private final InMemorySink<Partitioned<TradeUpdate>> trades = new InMemorySink<>();
    private final InMemorySink<Partitioned<BookUpdate>> books = new InMemorySink<>();
    private final InMemorySink<FeedStatus> statuses = new InMemorySink<>();
    private final InMemorySink<MalformedFrame> malformed = new InMemorySink<>();

    @Test
    void everyKindGoesWhereItBelongsAndProgressFollowsWhatItVouchesFor() throws Exception {
        run(
                Inbound.of(TRADE),
                Inbound.of(BOOK),
                Inbound.of(INVALID),
                Inbound.of(STATUS),
                Inbound.of(MALFORMED),
                Inbound.of(PROGRESS));

        int home = new MarketPartitioner(2).partitionOf(TRADE.listing());
        assertThat(trades.written())
                .containsExactly(
                        new Partitioned<>(home, TradeUpdate.of(TRADE)),
                        new Partitioned<>(0, TradeUpdate.of(progressIn(0, home))),
                        new Partitioned<>(1, TradeUpdate.of(progressIn(1, home))));
        assertThat(books.written())
                .containsExactly(
                        new Partitioned<>(home, BookUpdate.of(BOOK)),
                        new Partitioned<>(home, BookUpdate.of(INVALID)),
                        new Partitioned<>(0, BookUpdate.of(progressIn(0, home))),
                        new Partitioned<>(1, BookUpdate.of(progressIn(1, home))));
        assertThat(statuses.written()).containsExactly(STATUS);
        assertThat(malformed.written()).containsExactly(MALFORMED);
    }

    @Test
    void whatTravelsBetweenOperatorsNeedsNoKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Inbound.class);
        assertThat(TypeInformation.of(new TypeHint<Partitioned<BookUpdate>>() {}).toString())
                .contains("PojoType<dev.arbflow.market.book.BookUpdate")
                .doesNotContain("GenericType");
    }

    private void run(Inbound... inbound) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(1);
        env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        IngestTopology.build(
                env.fromData(inbound), new IngestSinks(trades, books, statuses, malformed), 2);
        env.execute("ingest");
    }

    private static Progress progressIn(int partition, int home) {
        return Progress.ofAll(
                KRAKEN, 2_000, 1_000, 5, partition == home ? PROGRESS.listings() : new String[0]);
    }
}
