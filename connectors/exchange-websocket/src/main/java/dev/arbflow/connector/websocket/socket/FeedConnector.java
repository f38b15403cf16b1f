package dev.arbflow.connector.websocket.socket;

import java.net.URI;

/** Dials websockets; the connections end with it. */
public interface FeedConnector extends AutoCloseable {

    /** Starts to dial and returns at once; the listener is told how it went. */
    FeedConnection dial(URI uri, FeedConnection.Listener listener);

    /** Closes all connections and dials no more. */
    @Override
    void close();
}
