package dev.arbflow.jobs.io.json;

/**
 * A sound record about something that only a newer release knows, such as a venue: nothing can be
 * done with it here, and nothing is wrong with it.
 */
public final class PassedOver extends ReadError {
    private static final long serialVersionUID = 1L;

    PassedOver(String message) {
        super(message);
    }
}
