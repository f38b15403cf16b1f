package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.cycle.CycleEpisode;

/**
 * What a cycle offers at one moment.
 *
 * @param touchNetBps what a unit earns at the best prices, after all fees
 * @param moment the orders of all units that earn a floor; null if there are none
 */
record CycleOffer(double touchNetBps, @Nullable CycleEpisode.Moment moment) {

    /** Edge of those orders; of the best prices if there are none. */
    double netBps() {
        return moment == null ? touchNetBps : moment.netBps();
    }
}
