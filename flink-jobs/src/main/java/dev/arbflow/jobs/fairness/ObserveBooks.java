package dev.arbflow.jobs.fairness;

import dev.arbflow.market.book.BookUpdate;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Keeps of books and signs of life what coverage needs. */
final class ObserveBooks implements FlatMapFunction<BookUpdate, Observation> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(BookUpdate update, Collector<Observation> out) {
        if (update.book() != null) {
            out.collect(Observation.of(update.book()));
            return;
        }
        for (String listing : update.progress().listings()) {
            out.collect(Observation.alive(update.progress(), listing));
        }
    }
}
