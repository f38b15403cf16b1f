package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import java.time.Duration;

/**
 * How one epoch of a connection ended.
 *
 * @param code as in RFC 6455, 7.4; {@link FeedConnection#ABNORMAL_CLOSURE} if we ended it
 * @param reason what the venue said, or why we ended it; may be empty
 * @param holdOff for how long the venue does not want to be dialled; zero if it did not say
 * @param useful for how long it delivered messages
 */
record ConnectionEnd(int code, String reason, Duration holdOff, Duration useful) {

    private static final int NORMAL_CLOSURE = 1000;
    private static final String END_OF_RECORDING = "end of recording";

    /** Whether a server of recordings has sent all it has. */
    boolean isEndOfRecording() {
        return code == NORMAL_CLOSURE && END_OF_RECORDING.equals(reason);
    }

    /** One line for a person. */
    String story() {
        if (code == FeedConnection.ABNORMAL_CLOSURE && !reason.isBlank()) {
            return reason;
        }
        return "closed by the venue, code " + code + (reason.isBlank() ? "" : ": " + reason);
    }
}
