package dev.arbflow.sandbox.frames;

/**
 * One line of a recording.
 *
 * @param receiveUs our clock when it was received, microseconds since 1970-01-01T00:00:00Z; {@link
 *     #UNKNOWN} where it was not recorded
 * @param toClient whether the venue sent it
 * @param text the frame
 */
public record RecordedFrame(long receiveUs, boolean toClient, String text) {
    /** Stands for a receive time that was not recorded. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    boolean isTimed() {
        return receiveUs != UNKNOWN;
    }
}
