package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import dev.arbflow.connector.websocket.socket.Inbox;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * One connection from its dialling to its end: brings to the protocol what happens on the socket.
 */
final class Epoch implements AutoCloseable {
    private final ProtocolDriver driver;
    private final Inbox inbox;
    private final FeedConnection connection;
    private boolean open;
    private long firstUs;
    private long lastUs;

    private Epoch(ProtocolDriver driver, Inbox inbox, FeedConnection connection) {
        this.driver = driver;
        this.inbox = inbox;
        this.connection = connection;
    }

    /**
     * Dials.
     *
     * @param nowUs wall clock, microseconds since 1970-01-01T00:00:00Z
     * @param number of the epoch
     */
    static Epoch dial(
            FeedConnector connector,
            URI uri,
            LongSupplier nowUs,
            ProtocolDriver driver,
            long number) {
        Inbox inbox = new Inbox(nowUs);
        FeedConnection connection = connector.dial(uri, inbox);
        driver.dialling(number, connection::send);
        return new Epoch(driver, inbox, connection);
    }

    /** Whether the socket is open. */
    boolean isOpen() {
        return open;
    }

    /**
     * Waits for what happens next, no longer than the driver may rest.
     *
     * @return how the connection ended; null if it has not
     */
    ConnectionEnd await() throws InterruptedException {
        return take(inbox.poll(driver.remainingUs()));
    }

    /**
     * Takes everything that happened, up to now.
     *
     * @return how the connection ended; null if it has not
     */
    ConnectionEnd takeAll() {
        Inbox.Signal signal;
        ConnectionEnd end;
        do {
            signal = inbox.poll();
            end = take(signal);
        } while (signal != null && end == null);
        return end;
    }

    /** Drops the connection. */
    @Override
    public void close() {
        connection.close();
    }

    private ConnectionEnd take(Inbox.Signal signal) {
        if (signal == null) {
            driver.quiet(inbox.quietUs());
        } else if (signal.kind() == Inbox.Kind.CLOSED) {
            return end(signal.code(), signal.reason(), signal.holdOff());
        } else {
            tell(signal);
        }
        return driver.reconnectReason() == null
                ? null
                : end(FeedConnection.ABNORMAL_CLOSURE, driver.reconnectReason(), Duration.ZERO);
    }

    private ConnectionEnd end(int code, String reason, Duration holdOff) {
        ConnectionEnd end = new ConnectionEnd(code, reason, holdOff, useful());
        driver.closed(inbox.quietUs(), end.story());
        return end;
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
