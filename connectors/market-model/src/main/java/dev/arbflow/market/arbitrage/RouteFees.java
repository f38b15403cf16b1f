package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;

/** What all venues of a route charge a taker. */
public final class RouteFees {
    private RouteFees() {}

    /** Those of a route at a moment; null if one is not known. */
    public static Episode.Fees of(FeeSchedule schedule, Route route, long timeUs) {
        FeeSchedule.Row buy = row(schedule, route.buyListing(), timeUs);
        FeeSchedule.Row sell = row(schedule, route.sellListing(), timeUs);
        if (buy == null || sell == null) {
            return null;
        }
        if (route.conversion() != null) {
            FeeSchedule.Row over = row(schedule, route.conversion().over(), timeUs);
            return over == null ? null : of(buy, sell, route.conversion(), over);
        }
        return new Episode.Fees(
                buy.fee().fraction(),
                buy.source(),
                sell.fee().fraction(),
                sell.source(),
                LadderWalk.breakEvenBps(buy.fee(), sell.fee()));
    }

    private static Episode.Fees of(
            FeeSchedule.Row buy,
            FeeSchedule.Row sell,
            Conversion conversion,
            FeeSchedule.Row over) {
        return new Episode.Fees(
                buy.fee().fraction(),
                buy.source(),
                sell.fee().fraction(),
                sell.source(),
                LadderWalk.breakEvenBps(buy.fee(), sell.fee(), conversion.leg(), over.fee()),
                over.fee().fraction(),
                over.source());
    }

    private static FeeSchedule.Row row(FeeSchedule schedule, Listing listing, long timeUs) {
        return schedule.row(listing.venue(), listing.market(), timeUs).orElse(null);
    }
}
