package dev.arbflow.jobs.io.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;

/**
 * Records as points of their {@link Measurement}.
 *
 * <p>A field whose value is not a finite number is left out when the point is written.
 */
final class MarketPoints {
    private MarketPoints() {}

    static Point quote(Quote quote) {
        Listing listing = new Listing(quote.venue(), quote.market());
        return at(
                listed(Measurement.QUOTE, quote.feed(), listing)
                        .addField("bid", quote.bid())
                        .addField("bidQuantity", quote.bidQuantity())
                        .addField("ask", quote.ask())
                        .addField("askQuantity", quote.askQuantity())
                        .addField("ageMs", ms(quote.ageUs()))
                        .addField("valid", quote.validity() == BookValidity.VALID),
                Math.addExact(ns(quote.receiveUs()), quote.ordinal()));
    }

    static Point trade(StampedTrade stamped) {
        Trade trade = stamped.trade();
        return at(
                listed(Measurement.TRADE, trade.origin().feed(), trade.listing())
                        .addTag("side", trade.takerSide().name())
                        .addField("price", trade.price())
                        .addField("quantity", trade.quantity()),
                stamped.timestampNs());
    }

    static Point spread(Spread spread) {
        return at(
                routed(Measurement.SPREAD, spread.route())
                        .addField("grossBps", spread.grossBps())
                        .addField("netBps", spread.netBps())
                        .addField("quantity", spread.quantity().doubleValue())
                        .addField("profit", spread.profit().doubleValue())
                        .addField("buyAgeMs", ms(spread.buyAgeUs()))
                        .addField("sellAgeMs", ms(spread.sellAgeUs())),
                ns(spread.timeUs()));
    }

    static Point episode(Episode episode) {
        Point point =
                routed(Measurement.EPISODE, episode.route())
                        .addField("open", episode.isOpen())
                        .addField("netBpsPeak", episode.net().peakBps())
                        .addField("netBpsMean", episode.net().meanBps())
                        .addField("lifetimeMs", ms(episode.lifetimeUs()))
                        .addField("profit", episode.peak().profit().doubleValue())
                        .addField("quantity", episode.peak().quantity().doubleValue());
        if (!episode.isOpen()) {
            point.addField("closeReason", episode.closeReason().name());
        }
        return at(point, ns(episode.openedUs()));
    }

    static Point priceWindow(PriceWindow window) {
        Listing listing = new Listing(window.venue(), window.market());
        return at(
                listed(Measurement.PRICE_WINDOW, window.feed(), listing)
                        .addField("minBuy", window.minBuy())
                        .addField("maxSell", window.maxSell())
                        .addField("lastBuy", window.lastBuy())
                        .addField("lastSell", window.lastSell())
                        .addField("trades", window.trades()),
                ns(window.endUs()));
    }

    static Point indicative(IndicativeSpread spread) {
        return at(
                routed(Measurement.INDICATIVE, spread.route())
                        .addField("differenceBps", spread.differenceBps()),
                ns(spread.endUs()));
    }

    static Point refusal(Refusal refusal) {
        return at(
                routed(Measurement.REFUSAL, refusal.route())
                        .addTag("reason", refusal.reason().name())
                        .addField("samples", refusal.samples())
                        .addField("candidates", refusal.candidates())
                        .addField("bestGrossBps", refusal.bestGrossBps())
                        .addField("bestNetBps", refusal.bestNetBps()),
                ns(refusal.minuteUs()));
    }

    private static Point listed(Measurement measurement, Feed feed, Listing listing) {
        return Point.measurement(measurement.code())
                .addTag("feed", feed.name())
                .addTag("venue", listing.venue().name())
                .addTag("market", listing.market().code());
    }

    private static Point routed(Measurement measurement, Route route) {
        return Point.measurement(measurement.code())
                .addTag("market", route.market().code())
                .addTag("buy", route.buy().name())
                .addTag("sell", route.sell().name());
    }

    private static Point at(Point point, long timeNs) {
        return point.time(timeNs, WritePrecision.NS);
    }

    private static long ns(long us) {
        return Math.multiplyExact(us, 1_000L);
    }

    private static double ms(long us) {
        return us / 1e3;
    }
}
