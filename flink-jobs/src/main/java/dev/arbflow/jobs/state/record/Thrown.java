package dev.arbflow.jobs.state.record;

import java.io.IOException;

/** What a method handle threw, as what the code behind it may throw. */
final class Thrown {
    private Thrown() {}

    /** The exception to throw; unchecked ones are thrown here. */
    static IOException by(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException io ? io : new IOException(thrown);
    }
}
