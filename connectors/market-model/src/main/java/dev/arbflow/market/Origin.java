package dev.arbflow.market;

/**
 * Which delivery of which connection an event came from; orders events of equal time.
 *
 * @param feed who told us
 * @param connection name of the connection within the feed, stable over reconnects, for example
 *     {@code KRAKEN-0}, or {@code KRAKEN-0@b} through the ingest process {@code b}
 * @param epoch number of times the connection was opened, from 1, growing over restarts too
 * @param sequence number of the event within its epoch, from 1
 */
public record Origin(Feed feed, String connection, long epoch, long sequence) {

    /** The ingest process whose connections are named without it. */
    public static final String FIRST_INGEST = "a";

    /** Stands before the ingest process in a connection's name. */
    private static final char AT = '@';

    /** A connection's name when it is read by an ingest process. */
    public static String connectionOf(String ingest, String plainName) {
        return ingest.equals(FIRST_INGEST) ? plainName : plainName + AT + ingest;
    }

    /** A connection's name without the ingest process. */
    public static String plainName(String connection) {
        int at = connection.indexOf(AT);
        return at < 0 ? connection : connection.substring(0, at);
    }

    /** The ingest process that read the connection. */
    public String ingest() {
        int at = connection.indexOf(AT);
        return at < 0 ? FIRST_INGEST : connection.substring(at + 1);
    }

    /** Whether both came through the same opening of the same connection. */
    public boolean sameSession(Origin other) {
        return feed == other.feed && epoch == other.epoch && connection.equals(other.connection);
    }
}
