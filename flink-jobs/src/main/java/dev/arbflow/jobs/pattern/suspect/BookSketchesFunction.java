package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.book.BookUpdate;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reduces books to what signals need, before they travel.
 *
 * <p>The last sketch of each listing is remembered outside state: forgetting it passes on one that
 * says nothing new, which {@link BookSignalsFunction} leaves out. One subtask must see all books of
 * a listing in order.
 */
final class BookSketchesFunction implements FlatMapFunction<BookUpdate, BookSketch> {
    private static final long serialVersionUID = 1L;

    private transient Map<String, BookSketch> last;

    @Override
    public void flatMap(BookUpdate update, Collector<BookSketch> out) {
        if (update.book() == null) {
            return;
        }
        if (last == null) {
            last = new HashMap<>();
        }
        BookSketch sketch = BookSketch.of(update.book());
        BookSketch before = last.put(sketch.listing().code(), sketch);
        if (before == null || !sketch.showsTheSameAs(before)) {
            out.collect(sketch);
        }
    }
}
