package dev.arbflow.sandbox.truth;

import dev.arbflow.sandbox.sim.BookState;

/** What the oracle knows of one listing: its true book and whether a client can know it too. */
final class Leg {
    private static final long NEVER = Long.MIN_VALUE / 4;

    private BookState book;
    private long publishedUs = NEVER;
    private long doubtfulUntilUs = NEVER;
    private boolean served;

    BookState book() {
        return book;
    }

    void publish(BookState state, long atUs) {
        book = state;
        publishedUs = atUs;
    }

    /** A client has a complete and correct view from now on. */
    void serve() {
        served = true;
    }

    /** No client has a view that it may use. */
    void unserve() {
        served = false;
    }

    void doubt(long untilUs) {
        doubtfulUntilUs = Math.max(doubtfulUntilUs, untilUs);
    }

    /** Whether a client sees this book, rightly. */
    boolean isSeen() {
        return served && book != null;
    }

    /** Last moment at which a client has no excuse for not using this book. */
    long demandableUntilUs(long nowUs, long trustedSilenceUs) {
        return isSeen() && nowUs >= doubtfulUntilUs ? publishedUs + trustedSilenceUs : NEVER;
    }
}
