package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Side;

/**
 * The best prices that the books of a route had lately.
 *
 * @param buy of the leg whose asks are taken
 * @param sell of the leg whose bids are hit
 * @param converted which leg is traded in another currency; null if none is
 * @param exchange of the book at which that is exchanged; null if none is
 */
record RouteTouches(RecentTouches buy, RecentTouches sell, Side converted, RecentTouches exchange) {

    /** Whether two prices at which one may buy and sell, in one currency, are worth it. */
    interface Worth {
        boolean of(double ask, double bid);
    }

    /**
     * When the prices were first not worth it, before the newest of them held. Only the time is
     * looked at that an unjudged book has made another.
     *
     * @param sinceUs from when on to look; what is not known of that time was not worth it
     * @return that moment, or {@link RouteTrack#NEVER} if they were worth it all the time
     */
    long firstGoneUs(long sinceUs, Worth worth) {
        long newestUs = Math.max(buy.newestUs(), sell.newestUs());
        long unjudgedUs = Math.min(buy.unjudgedFromUs(), sell.unjudgedFromUs());
        if (exchange != null) {
            newestUs = Math.max(newestUs, exchange.newestUs());
            unjudgedUs = Math.min(unjudgedUs, exchange.unjudgedFromUs());
        }
        long timeUs = Math.max(sinceUs, unjudgedUs);
        while (timeUs < newestUs) {
            if (!wereWorthIt(timeUs, worth)) {
                return timeUs;
            }
            timeUs = nextUs(timeUs);
        }
        return RouteTrack.NEVER;
    }

    private boolean wereWorthIt(long timeUs, Worth worth) {
        int bought = buy.placeAt(timeUs);
        int sold = sell.placeAt(timeUs);
        if (bought < 0 || sold < 0) {
            return false;
        }
        if (exchange == null) {
            return worth.of(buy.ask(bought), sell.bid(sold));
        }
        int exchanged = exchange.placeAt(timeUs);
        if (exchanged < 0) {
            return false;
        }
        return converted == Side.BUY
                ? worth.of(buy.ask(bought) * exchange.ask(exchanged), sell.bid(sold))
                : worth.of(buy.ask(bought), sell.bid(sold) * exchange.bid(exchanged));
    }

    /** When the first of the touches of a moment ended. */
    private long nextUs(long timeUs) {
        long endUs = Math.min(buy.endUs(buy.placeAt(timeUs)), sell.endUs(sell.placeAt(timeUs)));
        return exchange == null ? endUs : Math.min(endUs, exchange.endUs(exchange.placeAt(timeUs)));
    }
}
