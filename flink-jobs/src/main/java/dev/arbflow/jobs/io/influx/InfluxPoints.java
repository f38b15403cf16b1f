package dev.arbflow.jobs.io.influx;

import dev.arbflow.connector.influxdb.InfluxOptions;
import dev.arbflow.connector.influxdb.InfluxSink;
import dev.arbflow.connector.influxdb.PointConverter;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks into the time-series store, one per {@link Measurement}: at least once, idempotent. */
public final class InfluxPoints {
    private static final int BATCH_SIZE = 5_000;

    private InfluxPoints() {}

    /** Touches of listings. */
    public static Sink<Quote> quotes(Influx influx) {
        return sink(influx, (quote, out) -> out.accept(Points.QUOTE.point(quote)));
    }

    /** Executed trades. */
    public static Sink<StampedTrade> trades(Influx influx) {
        return sink(influx, (trade, out) -> out.accept(Points.TRADE.point(trade)));
    }

    /** Evaluated routes. */
    public static Sink<Spread> spreads(Influx influx) {
        return sink(influx, (spread, out) -> out.accept(Points.SPREAD.point(spread)));
    }

    /** Episodes, a later revision over the earlier one. */
    public static Sink<Episode> episodes(Influx influx) {
        return sink(influx, (episode, out) -> out.accept(Points.EPISODE.point(episode)));
    }

    /** Trade prices in sliding windows. */
    public static Sink<PriceWindow> priceWindows(Influx influx) {
        return sink(influx, (window, out) -> out.accept(Points.PRICE_WINDOW.point(window)));
    }

    /** Differences of trade prices. */
    public static Sink<IndicativeSpread> indicative(Influx influx) {
        return sink(influx, (spread, out) -> out.accept(Points.INDICATIVE.point(spread)));
    }

    /** Counts of refusals. */
    public static Sink<Refusal> refusals(Influx influx) {
        return sink(influx, (refusal, out) -> out.accept(Points.REFUSAL.point(refusal)));
    }

    /** Where points go. */
    public static InfluxOptions.Builder options(Influx influx) {
        InfluxOptions.Builder options =
                InfluxOptions.to(
                                influx.url(),
                                influx.token().reveal(),
                                influx.org(),
                                influx.bucket())
                        .batches(BATCH_SIZE, influx.flushEvery());
        influx.caFile().ifPresent(options::trustedCertificates);
        return options;
    }

    static <T> Sink<T> sink(Influx influx, PointConverter<T> points) {
        return InfluxSink.<T>builder().options(options(influx).build()).points(points).build();
    }
}
