package dev.arbflow.sandbox.trial;

import dev.arbflow.market.book.BookUpdate;
import java.util.List;
import java.util.function.Consumer;

/** What a detector reads, in slices that are asked for one after the other by one thread. */
public interface UpdateFlow {

    /** How many slices there are. */
    long slices();

    /**
     * One of them.
     *
     * @param number from 0
     * @param to takes what is in it, by the time it was received
     */
    void slice(long number, Consumer<BookUpdate> to);

    /** One slice per update of a list. */
    static UpdateFlow of(List<BookUpdate> updates) {
        return new UpdateFlow() {
            @Override
            public long slices() {
                return updates.size();
            }

            @Override
            public void slice(long number, Consumer<BookUpdate> to) {
                to.accept(updates.get((int) number));
            }
        };
    }
}
