package dev.arbflow.sandbox.venues.server;

import java.time.Duration;

/**
 * What an opening handshake is answered with instead of a connection.
 *
 * @param status of HTTP
 * @param retryAfter what the header of this name says; zero leaves it out
 */
public record TurnedAway(int status, Duration retryAfter) {

    /** The whole answer. */
    public String response() {
        return "HTTP/1.1 "
                + status
                + " Turned Away\r\n"
                + (retryAfter.isZero() ? "" : "Retry-After: " + retryAfter.toSeconds() + "\r\n")
                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
    }
}
