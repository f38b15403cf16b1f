package dev.arbflow.jobs.ingest;

import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Sends a market's records to its partition and progress to every partition, so that time moves in
 * each of them.
 *
 * <p>A copy of a progress record names those of its listings that live in its partition.
 *
 * @param <U> a record of the topic: the market's or progress
 */
final class SpreadProgressFunction<U> implements FlatMapFunction<U, Partitioned<U>> {
    private static final long serialVersionUID = 1L;

    private final MarketPartitioner partitioner;
    private final SerializableFunction<U, Progress> progressOf;
    private final SerializableFunction<U, Listing> listingOf;
    private final SerializableFunction<Progress, U> wrap;

    private SpreadProgressFunction(
            int partitions,
            SerializableFunction<U, Progress> progressOf,
            SerializableFunction<U, Listing> listingOf,
            SerializableFunction<Progress, U> wrap) {
        this.partitioner = new MarketPartitioner(partitions);
        this.progressOf = progressOf;
        this.listingOf = listingOf;
        this.wrap = wrap;
    }

    static SpreadProgressFunction<TradeUpdate> ofTrades(int partitions) {
        return new SpreadProgressFunction<>(
                partitions,
                TradeUpdate::progress,
                update -> update.trade().listing(),
                TradeUpdate::of);
    }

    static SpreadProgressFunction<BookUpdate> ofBooks(int partitions) {
        return new SpreadProgressFunction<>(
                partitions,
                BookUpdate::progress,
                update -> update.book().listing(),
                BookUpdate::of);
    }

    @Override
    public void flatMap(U update, Collector<Partitioned<U>> out) {
        Progress progress = progressOf.apply(update);
        if (progress == null) {
            int partition = partitioner.partitionOf(listingOf.apply(update));
            out.collect(new Partitioned<>(partition, update));
            return;
        }
        for (int partition = 0; partition < partitioner.partitions(); partition++) {
            out.collect(new Partitioned<>(partition, wrap.apply(within(partition, progress))));
        }
    }

    private Progress within(int partition, Progress progress) {
        int[] living =
                IntStream.range(0, progress.listings().length)
                        .filter(i -> partitioner.partitionOf(progress.listings()[i]) == partition)
                        .toArray();
        return new Progress(
                progress.origin(),
                progress.receiveUs(),
                progress.ingestUs(),
                progress.asOfUs(),
                progress.lagUs(),
                Arrays.stream(living).mapToObj(i -> progress.listings()[i]).toArray(String[]::new),
                Arrays.stream(living).mapToLong(i -> progress.listingsAsOfUs()[i]).toArray());
    }
}
