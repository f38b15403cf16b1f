package dev.arbflow.connector.websocket.socket;

import java.time.Duration;

/**
 * One websocket, from the moment it is dialled to the moment it is gone; never used again.
 *
 * <p>Belongs to the thread that dialled it; its listener is called by others.
 */
public interface FeedConnection extends AutoCloseable {

    /** Longest text message that is assembled, in characters: 8 Mi. */
    int MAX_MESSAGE_CHARS = 8 << 20;

    /** The close code of a connection that ended without a closing handshake (RFC 6455, 7.1.5). */
    int ABNORMAL_CLOSURE = 1006;

    /** Lets the venue send one more message; without it the socket fills and the venue waits. */
    void requestMessage();

    /**
     * Sends a text message after all earlier ones; a failure is told as {@link Listener#closed}.
     */
    void send(String text);

    /** Drops the connection at once, without a closing handshake. */
    @Override
    void close();

    /** Hears what happens on the socket, one call at a time; must not block. */
    interface Listener {

        /** The opening handshake is done. */
        void opened();

        /** A whole text message. */
        void message(String text);

        /**
         * The venue sent something that is not read: a binary or an overlong message.
         *
         * @param excerpt its beginning; empty if it is not text
         */
        void refused(String reason, String excerpt);

        /**
         * The venue answered the opening handshake with something else than a connection.
         *
         * @param status of HTTP
         * @param holdOff for how long it does not want to be dialled; zero if it does not say
         */
        void turnedAway(int status, Duration holdOff);

        /**
         * The connection is gone, or could not be opened.
         *
         * @param code as in RFC 6455, 7.4, or {@link #ABNORMAL_CLOSURE}
         * @param reason one line for a person
         */
        void closed(int code, String reason);
    }
}
