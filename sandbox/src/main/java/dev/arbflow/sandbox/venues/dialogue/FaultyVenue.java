package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.Collection;
import java.util.function.Consumer;

/** A simulated venue as whoever disturbs it sees it. */
public interface FaultyVenue {

    /** What is wrong with it; to be changed by the venues' thread only. */
    VenueFaults faults();

    /** What it lists when nothing is wrong. */
    Collection<Market> markets();

    /** Where its numbers stand. */
    WireFormat wire();

    /** Cuts all connections without a close frame. */
    void dropConnections();

    /** Lets it say something to every client, in its own words. */
    void tell(Consumer<Dialogue> what);

    /**
     * Nobody can say until a moment what a client knows of the markets that are meant.
     *
     * @param untilUs our clock
     */
    void doubt(FrameFilter what, long untilUs);
}
