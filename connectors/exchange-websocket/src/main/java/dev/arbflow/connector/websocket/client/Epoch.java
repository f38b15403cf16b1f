package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.socket.Inbox;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * One connection from its dialling to its end: brings to the protocol what happens on the socket.
 */
final class Epoch {
    private final ProtocolDriver driver;
    private final Inbox inbox;
    private final FeedConnection connection;
    private boolean open;
    private long firstUs;
    private long lastUs;

    /**
     * @param inbox of the connection
     */
    Epoch(ProtocolDriver driver, Inbox inbox, FeedConnection connection) {
        this.driver = driver;
        this.inbox = inbox;
        this.connection = connection;
    }

    /** Whether the socket is open. */
    boolean isOpen() {
        return open;
    }

    /**
     * Takes what happened.
     *
     * @param signal null if nothing did
     * @return how the connection ended; null if it has not
     */
    ConnectionEnd take(Inbox.Signal signal) {
        if (signal == null) {
            driver.quiet(inbox.quietUs());
        } else if (signal.kind() == Inbox.Kind.CLOSED) {
            return new ConnectionEnd(signal.code(), signal.reason(), signal.holdOff(), useful());
        } else {
            tell(signal);
        }
        return driver.reconnectReason() == null
                ? null
                : new ConnectionEnd(
                        FeedConnection.ABNORMAL_CLOSURE,
                        driver.reconnectReason(),
                        Duration.ZERO,
                        useful());
    }

    private void tell(Inbox.Signal signal) {
        switch (signal.kind()) {
            case OPENED -> {
                open = true;
                driver.opened(signal.arrivedUs());
                connection.requestMessage();
            }
            case MESSAGE -> {
                firstUs = firstUs == 0 ? signal.arrivedUs() : firstUs;
                lastUs = signal.arrivedUs();
                driver.message(signal.text(), signal.arrivedUs());
                connection.requestMessage(); // so that a pong means: all before has been read
            }
            default -> driver.refused(signal.text(), signal.reason(), signal.arrivedUs());
        }
    }

    /** For how long it delivered messages. */
    private Duration useful() {
        return Duration.of(Math.max(0, lastUs - firstUs), ChronoUnit.MICROS);
    }
}
