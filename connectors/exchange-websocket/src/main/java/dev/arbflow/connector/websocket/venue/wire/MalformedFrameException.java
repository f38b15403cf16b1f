package dev.arbflow.connector.websocket.venue.wire;

/** A frame that cannot be read; the message is one line that says what is wrong with it. */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedFrameException(String message) {
        super(message);
    }

    public MalformedFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
