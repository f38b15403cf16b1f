package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the venues of a feed without books by their last trades: a hint, never executable.
 *
 * <p>Keyed by feed, market and window ({@link #keyOf}). All pairs of venues are compared when the
 * watermark completes the window, and again after a venue's window has been corrected. The state
 * lives until no correction can come.
 */
public final class IndicativeFunction
        extends KeyedProcessFunction<String, PriceWindow, IndicativeSpread> {
    private static final long serialVersionUID = 1L;

    private final long windowUs;
    private final long lateMs;

    private transient MapState<String, LastPrices> venues;

    public IndicativeFunction(Prices settings) {
        this.windowUs = Times.micros(settings.window());
        this.lateMs = settings.late().toMillis();
    }

    /** The key to use, for example {@code COINAPI|BTC/USD@1700000060000000}. */
    public static String keyOf(PriceWindow window) {
        return window.feed().name() + '|' + window.market().code() + '@' + window.endUs();
    }

    @Override
    public void open(OpenContext context) {
        venues =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "last-prices",
                                        StringSerializer.INSTANCE,
                                        RecordSerializer.of(LastPrices.class)));
    }

    @Override
    public void processElement(PriceWindow window, Context ctx, Collector<IndicativeSpread> out)
            throws Exception {
        venues.put(window.venue().name(), new LastPrices(window.lastBuy(), window.lastSell()));
        // fires at the next watermark if the window is complete already
        ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(window.endUs()));
    }

    @Override
    public void onTimer(long nowMs, OnTimerContext ctx, Collector<IndicativeSpread> out)
            throws Exception {
        String key = ctx.getCurrentKey();
        long endUs = Long.parseLong(key.substring(key.indexOf('@') + 1));
        long completeMs = WindowTime.lastMs(endUs);
        if (nowMs == completeMs) {
            compare(
                    Market.parse(key.substring(key.indexOf('|') + 1, key.indexOf('@'))),
                    endUs,
                    out);
        }
        if (nowMs < completeMs + lateMs) {
            ctx.timerService().registerEventTimeTimer(completeMs + lateMs);
        } else {
            venues.clear();
        }
    }

    private void compare(Market market, long endUs, Collector<IndicativeSpread> out)
            throws Exception {
        Map<Venue, LastPrices> byVenue = new EnumMap<>(Venue.class);
        for (Map.Entry<String, LastPrices> entry : venues.entries()) {
            byVenue.put(Venue.valueOf(entry.getKey()), entry.getValue());
        }
        byVenue.forEach(
                (buyVenue, bought) ->
                        byVenue.forEach(
                                (sellVenue, sold) -> {
                                    double bps = (sold.sell() / bought.buy() - 1) * 10_000;
                                    if (buyVenue != sellVenue && !Double.isNaN(bps)) {
                                        Route route = new Route(market, buyVenue, sellVenue);
                                        out.collect(
                                                new IndicativeSpread(
                                                        route, endUs - windowUs, endUs, bps));
                                    }
                                }));
    }
}
