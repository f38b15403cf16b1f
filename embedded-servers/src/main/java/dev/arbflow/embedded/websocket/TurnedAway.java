package dev.arbflow.embedded.websocket;

import java.time.Duration;

/**
 * What an opening handshake is answered with instead of a connection.
 *
 * @param status of HTTP
 * @param retryAfter what the header of this name says, in whole seconds; zero leaves it out
 */
public record TurnedAway(int status, Duration retryAfter) {}
