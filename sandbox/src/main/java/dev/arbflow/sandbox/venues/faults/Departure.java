package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.sandbox.venues.server.Frame;

/**
 * A frame on its way out.
 *
 * @param frame what is sent
 * @param delayUs by how much later than usual it arrives, in microseconds
 * @param strays whether frames behind it do not wait for it
 */
public record Departure(Frame frame, long delayUs, boolean strays) {

    /** A frame that goes the usual way. */
    public static Departure of(Frame frame) {
        return new Departure(frame, 0, false);
    }

    /** The same with another frame. */
    public Departure carrying(Frame other) {
        return new Departure(other, delayUs, strays);
    }

    /** The same, later. */
    public Departure later(long byUs) {
        return new Departure(frame, delayUs + byUs, strays);
    }

    /** The same, later, and alone. */
    public Departure straying(long byUs) {
        return new Departure(frame, delayUs + byUs, true);
    }
}
