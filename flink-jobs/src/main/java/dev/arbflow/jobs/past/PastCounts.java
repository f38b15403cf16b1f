package dev.arbflow.jobs.past;

import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookUpdate;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.DoubleMaximum;
import org.apache.flink.api.common.accumulators.DoubleMinimum;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Count what passes, as accumulators that the job's result brings. */
final class PastCounts {
    static final String EPISODES = "episodes";
    static final String MORE = "more episodes";
    static final String REFUSED = "refused ";
    static final String BOOKS = "books";
    static final String OLDEST = "oldest book";
    static final String NEWEST = "newest book";

    private PastCounts() {}

    /** Counts, and lets nothing through. */
    abstract static class Of<T> extends RichFilterFunction<T> {
        private static final long serialVersionUID = 1L;

        final Stretch stretch;

        Of(Stretch stretch) {
            this.stretch = stretch;
        }

        abstract void count(T each);

        @Override
        public final boolean filter(T each) {
            count(each);
            return false;
        }
    }

    /** Episodes that were recognised in a stretch, by their first version. */
    static final class Episodes extends Of<Episode> {
        private static final long serialVersionUID = 1L;

        private transient ListAccumulator<String> ids;
        private transient int kept;
        private transient LongCounter more;

        Episodes(Stretch stretch) {
            super(stretch);
        }

        @Override
        public void open(OpenContext context) {
            ids = new ListAccumulator<>();
            more = new LongCounter();
            getRuntimeContext().addAccumulator(EPISODES, ids);
            getRuntimeContext().addAccumulator(MORE, more);
        }

        @Override
        void count(Episode episode) {
            if (episode.revision() != 1 || !stretch.has(episode.detectedUs())) {
                return;
            }
            if (kept < PastDetection.MAX_EPISODES) {
                kept++;
                ids.add(episode.id());
            } else {
                more.add(1);
            }
        }
    }

    /** Candidates that ended in a stretch and were no episode. */
    static final class Candidates extends Of<Candidate> {
        private static final long serialVersionUID = 1L;

        private transient Map<RefusalReason, LongCounter> refused;

        Candidates(Stretch stretch) {
            super(stretch);
        }

        @Override
        public void open(OpenContext context) {
            refused = new EnumMap<>(RefusalReason.class);
            for (RefusalReason reason : RefusalReason.values()) {
                LongCounter count = new LongCounter();
                getRuntimeContext().addAccumulator(REFUSED + reason, count);
                refused.put(reason, count);
            }
        }

        @Override
        void count(Candidate line) {
            if (line.reason() != null && stretch.has(line.endUs())) {
                refused.get(line.reason()).add(1);
            }
        }
    }

    /** Books on their way to detection, and all of them pass; their times are whole numbers. */
    static final class Books extends RichFilterFunction<BookUpdate> {
        private static final long serialVersionUID = 1L;

        private transient LongCounter books;
        private transient DoubleMinimum oldest;
        private transient DoubleMaximum newest;

        @Override
        public void open(OpenContext context) {
            books = new LongCounter();
            oldest = new DoubleMinimum();
            newest = new DoubleMaximum();
            getRuntimeContext().addAccumulator(BOOKS, books);
            getRuntimeContext().addAccumulator(OLDEST, oldest);
            getRuntimeContext().addAccumulator(NEWEST, newest);
        }

        @Override
        public boolean filter(BookUpdate update) {
            if (update.book() != null) {
                books.add(1);
                oldest.add((double) update.receiveUs());
                newest.add((double) update.receiveUs());
            }
            return true;
        }
    }
}
