package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.RecentTouches;
import dev.arbflow.market.Side;
import dev.arbflow.market.cycle.CycleLeg;
import java.util.List;

/**
 * The best prices that the books of a cycle had lately.
 *
 * @param legs its exchanges
 * @param touches of the book of each
 */
record CycleTouches(List<CycleLeg> legs, List<RecentTouches> touches) {

    /** What a unit of what an exchange pays brings at a price; zero if there is no such price. */
    interface Rates {
        double of(CycleLeg leg, double price);
    }

    /** Whether a unit that has gone round is worth it. */
    interface Worth {
        boolean of(double brings);
    }

    /**
     * When the cycle was first not worth it, before the newest of its prices held. Only the time is
     * looked at that an unjudged book has made another.
     *
     * @param sinceUs from when on to look; what is not known of that time was not worth it
     * @return that moment, or {@link EdgeTrack#NEVER} if it was worth it all the time
     */
    long firstGoneUs(long sinceUs, Rates rates, Worth worth) {
        long newestUs = Long.MIN_VALUE;
        long unjudgedUs = EdgeTrack.NEVER;
        for (RecentTouches each : touches) {
            newestUs = Math.max(newestUs, each.newestUs());
            unjudgedUs = Math.min(unjudgedUs, each.unjudgedFromUs());
        }
        long timeUs = Math.max(sinceUs, unjudgedUs);
        while (timeUs < newestUs) {
            if (!worth.of(brought(timeUs, rates))) {
                return timeUs;
            }
            timeUs = nextUs(timeUs);
        }
        return EdgeTrack.NEVER;
    }

    private double brought(long timeUs, Rates rates) {
        double brings = 1;
        for (int i = 0; i < touches.size(); i++) {
            RecentTouches its = touches.get(i);
            int place = its.placeAt(timeUs);
            if (place < 0) {
                return 0;
            }
            boolean buys = legs.get(i).side() == Side.BUY;
            brings *= rates.of(legs.get(i), buys ? its.ask(place) : its.bid(place));
        }
        return brings;
    }

    /** When the first of the touches of a moment ended. */
    private long nextUs(long timeUs) {
        long nextUs = EdgeTrack.NEVER;
        for (RecentTouches each : touches) {
            nextUs = Math.min(nextUs, each.endUs(each.placeAt(timeUs)));
        }
        return nextUs;
    }
}
