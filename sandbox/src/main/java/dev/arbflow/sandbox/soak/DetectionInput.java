package dev.arbflow.sandbox.soak;

import dev.arbflow.market.book.BookUpdate;
import java.util.function.Consumer;

/**
 * Hands updates to the detection, and keeps what it throws from the session that sent them, which
 * would take it for the venue's fault.
 *
 * <p>A detection that is being stopped throws here too: its reason is told by who ran it.
 */
final class DetectionInput {
    private Consumer<BookUpdate> to = update -> {};
    private RuntimeException thrown;

    /** From now on updates go to another consumer. */
    void to(Consumer<BookUpdate> consumer) {
        to = consumer;
    }

    /** Nothing is handed on any more once something was thrown. */
    void send(BookUpdate update) {
        if (thrown != null) {
            return;
        }
        try {
            to.accept(update);
        } catch (RuntimeException e) {
            thrown = e;
        }
    }

    /** Throws what the detection threw. */
    void rethrow() {
        if (thrown != null) {
            throw thrown;
        }
    }
}
