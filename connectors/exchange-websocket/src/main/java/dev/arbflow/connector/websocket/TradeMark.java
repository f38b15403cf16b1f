package dev.arbflow.connector.websocket;

import dev.arbflow.market.Origin;

/**
 * Where the trades of a listing begin that was not followed before: a note from a connection to the
 * source's own checkpoints, which never leaves the source.
 *
 * @param origin of the note
 * @param listing {@link dev.arbflow.market.Listing#code()}
 * @param newestId the venue's number of the newest trade before
 */
public record TradeMark(Origin origin, String listing, long newestId) {}
