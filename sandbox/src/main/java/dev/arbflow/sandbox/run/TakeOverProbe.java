package dev.arbflow.sandbox.run;

import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * What readers get while ingest processes come and go: how old the books are by our clock, whose
 * they are, and each trade.
 *
 * <p>Flink runs serialized copies of its ends in this process; they find it by its id.
 */
final class TakeOverProbe implements AutoCloseable {
    private static final Map<String, TakeOverProbe> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final LongSupplier clockUs;
    private final Map<String, Known> listings = new HashMap<>();
    private final Set<String> trades = new HashSet<>();
    private long doubledTrades;
    private long oldestUs;

    /** The newest book of a listing, and the moment for which it is proven. */
    private record Known(Origin origin, boolean usable, long asOfUs) {}

    TakeOverProbe(LongSupplier clockUs) {
        this.clockUs = clockUs;
        OPEN.put(id, this);
    }

    /** The end of a stream of books and proofs. */
    Sink<BookUpdate> books() {
        return new End<>(id, TakeOverProbe::take);
    }

    /** The end of a stream of trades. */
    Sink<Trade> trades() {
        return new End<>(id, TakeOverProbe::take);
    }

    private synchronized void take(BookUpdate update) {
        noteAges();
        if (update.book() != null) {
            take(update.book());
        } else {
            take(update.progress());
        }
    }

    private void take(Book book) {
        Known before = listings.get(book.listing().code());
        long provenUs = book.isValid() || before == null ? book.asOfUs() : before.asOfUs;
        listings.put(book.listing().code(), new Known(book.origin(), book.isValid(), provenUs));
    }

    private void take(Progress progress) {
        for (int i = 0; i < progress.listings().length; i++) {
            long provenUs = progress.listingsAsOfUs()[i];
            listings.computeIfPresent(
                    progress.listings()[i],
                    (code, known) ->
                            known.usable && known.origin.sameSession(progress.origin())
                                    ? new Known(
                                            known.origin, true, Math.max(known.asOfUs, provenUs))
                                    : known);
        }
    }

    private synchronized void take(Trade trade) {
        String name = trade.origin().feed() + " " + trade.market().code() + "|" + trade.tradeId();
        if (!trades.add(name)) {
            doubledTrades++;
        }
    }

    private void noteAges() {
        long nowUs = clockUs.getAsLong();
        listings.values().forEach(each -> oldestUs = Math.max(oldestUs, nowUs - each.asOfUs));
    }

    /** How old a book was at most since this was asked last, microseconds. */
    synchronized long takeOldestUs() {
        noteAges();
        long oldest = oldestUs;
        oldestUs = 0;
        return oldest;
    }

    /** Whether all these listings have a usable book of an ingest, proven after a moment. */
    synchronized boolean isServedBy(String ingest, Collection<String> all, long afterUs) {
        return all.stream()
                .map(listings::get)
                .allMatch(
                        known ->
                                known != null
                                        && known.usable
                                        && known.asOfUs > afterUs
                                        && known.origin.ingest().equals(ingest));
    }

    /** Which of these trades were not told, each as {@code FEED BASE/QUOTE|id}. */
    synchronized List<String> missing(Collection<String> made) {
        return made.stream().filter(each -> !trades.contains(each)).toList();
    }

    /** How many trades were told again. */
    synchronized long doubledTrades() {
        return doubledTrades;
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    private record End<T>(String id, Take<T> take) implements Sink<T> {

        @Override
        @Deprecated // by Flink 1.20, which still declares it abstract
        public SinkWriter<T> createWriter(InitContext context) {
            return new Writer<>(OPEN.get(id), take);
        }
    }

    /** Shows the probe a record. */
    private interface Take<T> extends BiConsumer<TakeOverProbe, T>, java.io.Serializable {}

    private record Writer<T>(TakeOverProbe probe, Take<T> take) implements SinkWriter<T> {

        @Override
        public void write(T record, Context context) {
            take.accept(probe, record);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
