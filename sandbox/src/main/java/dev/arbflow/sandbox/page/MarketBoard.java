package dev.arbflow.sandbox.page;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.LadderWalk;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.sandbox.page.Content.MarketView;
import dev.arbflow.sandbox.page.Content.RouteView;
import dev.arbflow.sandbox.page.Content.VenueView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One market: its venues, and what its routes are worth by the newest published books. */
final class MarketBoard {
    private static final double BPS = 10_000;

    private final Market market;
    private final Detection detection;
    private final Map<Venue, VenueBoard> venues = new EnumMap<>(Venue.class);

    MarketBoard(Market market, Detection detection) {
        this.market = market;
        this.detection = detection;
    }

    /** Makes sure that a venue is shown, if only as one that has not been heard. */
    VenueBoard venue(Venue venue) {
        return venues.computeIfAbsent(
                venue, v -> new VenueBoard(new Listing(v, market), detection.limits()));
    }

    List<Venue> venues() {
        return List.copyOf(venues.keySet());
    }

    /** Mid price of each venue in the order of {@link #venues}; NaN where it may not be used. */
    double[] mids(long eventUs) {
        return venues.values().stream().mapToDouble(venue -> venue.mid(eventUs)).toArray();
    }

    /** The best net edge of all usable routes, or NaN. */
    double bestNetBps(long eventUs) {
        return routes(eventUs).stream()
                .filter(route -> route.usable() && route.netBps() != null)
                .mapToDouble(RouteView::netBps)
                .max()
                .orElse(Double.NaN);
    }

    MarketView view(long eventUs) {
        List<VenueView> shown = new ArrayList<>();
        venues.forEach((venue, board) -> shown.add(board.view(eventUs, feeBps(venue, eventUs))));
        return new MarketView(market.code(), shown, routes(eventUs));
    }

    private List<RouteView> routes(long eventUs) {
        List<RouteView> routes = new ArrayList<>();
        for (Venue buy : venues.keySet()) {
            for (Venue sell : venues.keySet()) {
                if (buy != sell) {
                    routes.add(route(new Route(market, buy, sell), eventUs));
                }
            }
        }
        return routes;
    }

    private RouteView route(Route route, long eventUs) {
        VenueBoard buy = venues.get(route.buy());
        VenueBoard sell = venues.get(route.sell());
        String fault = buy.faultBeside(sell, eventUs);
        Optional<TakerFee> buyFee = fee(route.buy(), eventUs);
        Optional<TakerFee> sellFee = fee(route.sell(), eventUs);
        if (buy.asks().isEmpty() || sell.bids().isEmpty()) {
            return unknown(route, fault.isEmpty() ? "a side of a book is empty" : fault);
        }
        if (buyFee.isEmpty() || sellFee.isEmpty()) {
            return unknown(route, "no fee is known");
        }
        double ask = buy.asks().best();
        double bid = sell.bids().best();
        Fill fill =
                LadderWalk.walk(
                        buy.asks(),
                        buyFee.get(),
                        sell.bids(),
                        sellFee.get(),
                        detection.rule().minNetBps());
        return new RouteView(
                route.buy().name(),
                route.sell().name(),
                fault.isEmpty(),
                fault,
                (bid / ask - 1) * BPS,
                fill.isEmpty()
                        ? LadderWalk.touchNetBps(ask, buyFee.get(), bid, sellFee.get())
                        : fill.netBps(),
                fill.isEmpty()
                        ? Math.min(buy.asks().quantities()[0], sell.bids().quantities()[0])
                        : fill.quantity().doubleValue(),
                fill.profit().doubleValue());
    }

    private static RouteView unknown(Route route, String reason) {
        return new RouteView(
                route.buy().name(), route.sell().name(), false, reason, null, null, null, null);
    }

    private Optional<TakerFee> fee(Venue venue, long eventUs) {
        return detection.fees().find(venue, market, eventUs);
    }

    private Double feeBps(Venue venue, long eventUs) {
        return fee(venue, eventUs).map(fee -> fee.fraction().doubleValue() * BPS).orElse(null);
    }
}
