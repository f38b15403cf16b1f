package dev.arbflow.market;

/**
 * Which delivery of which connection an event came from; orders events of equal time.
 *
 * @param feed who told us
 * @param connection name of the connection within the feed, stable over reconnects, for example
 *     {@code KRAKEN-0}
 * @param epoch number of times the connection was opened, from 1, growing over restarts too
 * @param sequence number of the event within its epoch, from 1
 */
public record Origin(Feed feed, String connection, long epoch, long sequence) {

    /** Whether both came through the same opening of the same connection. */
    public boolean sameSession(Origin other) {
        return feed == other.feed && epoch == other.epoch && connection.equals(other.connection);
    }
}
