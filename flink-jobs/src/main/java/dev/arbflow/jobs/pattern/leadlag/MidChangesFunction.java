package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.book.BookUpdate;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reduces books to the changes of their mid, before they travel.
 *
 * <p>The last mid of each listing is remembered outside state: forgetting it passes on one mid that
 * has not changed, which moves nothing. But one subtask must see all books of a listing in order: a
 * mid that moves away and back would else be taken for one that has not changed.
 */
final class MidChangesFunction implements FlatMapFunction<BookUpdate, MidChange> {
    private static final long serialVersionUID = 1L;

    private transient Map<String, Double> mids;

    @Override
    public void flatMap(BookUpdate update, Collector<MidChange> out) {
        if (update.book() == null) {
            return;
        }
        if (mids == null) {
            mids = new HashMap<>();
        }
        MidChange change = MidChange.of(update.book());
        Double before = mids.put(change.listing().code(), change.mid());
        if (before == null || Double.compare(before, change.mid()) != 0) {
            out.collect(change);
        }
    }
}
