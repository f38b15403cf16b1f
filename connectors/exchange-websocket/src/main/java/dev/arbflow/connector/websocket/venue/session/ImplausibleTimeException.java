package dev.arbflow.connector.websocket.venue.session;

/**
 * Thrown to a protocol by whoever it tells a time that the venue cannot mean: the frame that says
 * so is to be refused, and no other. The message is one line that says what is wrong with it.
 */
public final class ImplausibleTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImplausibleTimeException(String message) {
        super(message);
    }
}
