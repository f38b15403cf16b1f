package dev.arbflow.sandbox.venues.server;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;

/** A client's connection as the venue's side of a conversation sees it. */
public interface Session {

    /** Sends a frame; it arrives after the venue's delay, in order. */
    void send(Frame frame);

    /** Closes the connection behind everything sent so far. */
    void close(int code, String reason);

    /** The API key in the header of the upgrade request; empty if the client sent none. */
    String apiKeyHeader();

    /** The client now has the complete book of a market and is told every change. */
    void served(Market market);

    /** The client cannot have a right book of a market any more. */
    void failed(Market market, FeedFault.Kind kind);
}
