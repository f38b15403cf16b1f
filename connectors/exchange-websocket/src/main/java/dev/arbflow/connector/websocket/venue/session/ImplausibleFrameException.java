package dev.arbflow.connector.websocket.venue.session;

/**
 * Thrown to a protocol by whoever it tells something that the venue cannot mean: the frame that
 * says so is to be refused, and no other. The message is one line that says what is wrong with it.
 */
public final class ImplausibleFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImplausibleFrameException(String message) {
        super(message);
    }
}
