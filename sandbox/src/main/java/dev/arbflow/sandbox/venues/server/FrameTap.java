package dev.arbflow.sandbox.venues.server;

import dev.arbflow.market.Feed;

/** Overhears every frame of a simulated venue. Called by the venues' one thread. */
public interface FrameTap {

    /**
     * A frame went over a socket.
     *
     * @param toClient whether the venue sent it
     * @param atUs our clock
     */
    void overheard(Feed feed, boolean toClient, String text, long atUs);
}
