package dev.arbflow.sandbox.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, newest first, whatever goes wrong on the way. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Runnable> open = new ArrayDeque<>();

    <T> T add(T resource, Consumer<T> close) {
        open.push(() -> close.accept(resource));
        return resource;
    }

    void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("did not close cleanly", e);
            }
        }
    }
}
