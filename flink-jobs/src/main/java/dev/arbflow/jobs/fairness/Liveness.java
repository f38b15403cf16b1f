package dev.arbflow.jobs.fairness;

import dev.arbflow.market.Origin;
import dev.arbflow.market.Since;

/**
 * Since when and until when a tape is live, as far as is known.
 *
 * @param usable whether its newest book may be used; for a feed without books, whether it was heard
 * @param asOfUs newest moment for which the feed is proven alive
 * @param settledUs up to where live time has been counted
 * @param epoch of the newest book's connection
 * @param sequence of the newest book within it
 * @param ingest the ingest process that delivered it
 */
record Liveness(
        boolean usable,
        long asOfUs,
        long settledUs,
        long epoch,
        long sequence,
        @Since(version = 2, absent = Origin.FIRST_INGEST) String ingest) {

    /** Nothing was heard yet. */
    static final Liveness NONE =
            new Liveness(
                    false,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    Origin.FIRST_INGEST);

    /** End of the live time that follows {@link #settledUs}; not after it if there is none. */
    long liveUntilUs(long maxSilenceUs) {
        return usable ? asOfUs + maxSilenceUs : settledUs;
    }

    /** Everything up to a moment has been counted. */
    Liveness settled(long timeUs) {
        return new Liveness(usable, asOfUs, Math.max(settledUs, timeUs), epoch, sequence, ingest);
    }

    /** Whether a book is newer than the newest; one that an at-least-once topic repeats is not. */
    boolean isNews(Observation book) {
        return !book.ingest().equals(ingest)
                || book.epoch() > epoch
                || (book.epoch() == epoch && book.sequence() > sequence);
    }

    Liveness after(Observation seen) {
        boolean book = seen.kind() == Observation.Kind.BOOK;
        return new Liveness(
                book ? seen.usable() : usable || seen.usable(),
                Math.max(asOfUs, seen.asOfUs()),
                settledUs,
                book ? seen.epoch() : epoch,
                book ? seen.sequence() : sequence,
                book ? seen.ingest() : ingest);
    }
}
