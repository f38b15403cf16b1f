package dev.arbflow.connector.websocket.venue.session;

import java.util.function.BiPredicate;

/**
 * Tells values that cannot be meant from a change that lasts: what is far from everything before is
 * believed once so many in a row are near each other.
 *
 * @param <T> the values
 */
public final class Agreement<T> {
    private final int needed;
    private final BiPredicate<T, T> near;
    private T latest;
    private int count;

    /**
     * @param needed how many in a row must agree
     * @param near whether a value agrees with the one before it
     */
    public Agreement(int needed, BiPredicate<T, T> near) {
        this.needed = needed;
        this.near = near;
    }

    /** Notes a value that is far from everything before; true if it is to be believed now. */
    public boolean reachedWith(T value) {
        count = count > 0 && near.test(value, latest) ? count + 1 : 1;
        latest = value;
        if (count < needed) {
            return false;
        }
        count = 0;
        return true;
    }

    /** A value came that is not far: whatever was far before it was not meant. */
    public void broken() {
        count = 0;
    }
}
