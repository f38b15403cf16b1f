package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import java.util.Map;

/** A simulation in which things can go wrong; used by its one thread. */
public interface World {

    /** The time of the simulation, microseconds since 1970-01-01T00:00:00Z. */
    long nowUs();

    /** Lets something happen on the simulation's thread. */
    void after(long delayUs, Runnable what);

    /** The venues there are. */
    Map<Feed, ? extends FaultyVenue> venues();

    /** The market that they share. */
    MarketModel market();

    /** Lets the market move so many times as fast as usual. */
    void pace(double factor);

    /**
     * Sets the clock of whoever reads the venues.
     *
     * @param aheadUs by how much it is ahead of the simulation's time from now on
     */
    void setOwnClock(long aheadUs);
}
