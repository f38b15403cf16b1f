package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import dev.arbflow.market.book.Ladder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Has books begun anew now and then where a venue sends neither sequence numbers nor checksums, so
 * that an update that got lost is not in its book for ever. One book at a time.
 */
final class SecondLook {
    /** Of a venue that says itself whether its books are complete. */
    static final Duration NEVER = Duration.ZERO;

    private final SubscribedBooks books;
    private final long everyUs;
    private long lookedUs;

    /**
     * @param every how old a book may become; {@link #NEVER} if it need not begin anew
     */
    SecondLook(SubscribedBooks books, Duration every) {
        this.books = books;
        this.everyUs = Times.micros(every);
    }

    /** A book that is to begin anew. */
    Optional<SubscribedBook> due(long nowUs) {
        if (everyUs == 0 || nowUs - lookedUs < everyUs / Math.max(1, books.all().size())) {
            return Optional.empty();
        }
        Optional<SubscribedBook> old =
                books.all().stream()
                        .filter(book -> book.isLive() && nowUs - book.begunUs() >= everyUs)
                        .findFirst();
        if (old.isPresent()) {
            lookedUs = nowUs;
        }
        return old;
    }

    /** How many of the levels that we had are not what the venue has now. */
    static int differences(Ladder ours, Ladder theirs) {
        Set<String> levels = new HashSet<>();
        for (int i = 0; i < theirs.depth(); i++) {
            levels.add(theirs.prices()[i] + " " + theirs.quantities()[i]);
        }
        int differences = 0;
        for (int i = 0; i < ours.depth(); i++) {
            differences += levels.contains(ours.prices()[i] + " " + ours.quantities()[i]) ? 0 : 1;
        }
        return differences;
    }
}
