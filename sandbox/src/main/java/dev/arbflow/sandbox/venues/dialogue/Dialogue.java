package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Market;

/** One client's conversation with a venue, from its connection to its end. */
public interface Dialogue {

    /** The client has connected. */
    void opened();

    /** The client sent a text frame. */
    void received(String text);

    /** The client sent a text frame, one too many, which is not read. */
    void tooFast(String text);

    /** The venue's market moved. */
    void stepped(VenueStep step);

    /**
     * Called many times a second, for heartbeats and time limits.
     *
     * @param nowUs our clock
     */
    void tick(long nowUs);

    /**
     * Spoils the next checksum of a market.
     *
     * @return whether this client receives checksums of it
     */
    default boolean corruptChecksum(Market market) {
        return false;
    }

    /**
     * Leaves one sequence number out.
     *
     * @return whether this client receives sequence numbers
     */
    default boolean skipSequence() {
        return false;
    }

    /** Tells the client that maintenance began or ended, if the venue's protocol can say so. */
    default void maintenance(boolean begun) {}

    /**
     * Asks the client to connect anew, if the venue's protocol can say so.
     *
     * @param nowUs our clock
     */
    default void requestReconnect(long nowUs) {}
}
