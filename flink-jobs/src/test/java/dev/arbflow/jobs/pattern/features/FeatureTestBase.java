package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.testing.Books;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.data.Offset;

/** Windows of 16 s with a sample a second, that end every 4 s. */
abstract class FeatureTestBase {
    static final Behaviour SETTINGS = settings(Duration.ofMinutes(1), Duration.ofHours(1));
    static final Duration BELIEVED = Duration.ofSeconds(3);
    static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");

    static Behaviour settings(Duration scalerEvery, Duration halfLife) {
        return new Behaviour(
                Duration.ofSeconds(16), Duration.ofSeconds(4), 16, scalerEvery, halfLife);
    }

    static Offset<Double> within(double distance) {
        return Offset.offset(distance);
    }

    /** A quiet step without trades. */
    static ListingStep step(Listing listing, long endSecond, double mid) {
        return new ListingStep(
                listing, endSecond * 1_000_000, mid, 2, 0.5, 100_000, false, 0, 0, 0, false);
    }

    static LegPoint touch(long ms, double bid, double ask) {
        return new LegPoint(
                KRAKEN,
                ms * 1_000,
                ms * 1_000,
                Touch.of(
                        Books.of(Venue.KRAKEN, "BTC/USD")
                                .bid(bid, 1)
                                .ask(ask, 1)
                                .at(ms)
                                .delivery(1, ms)
                                .build()));
    }

    static LegPoint alive(long ms) {
        return new LegPoint(KRAKEN, ms * 1_000, ms * 1_000, null);
    }

    /** A complete window all of whose features have one value. */
    static FeatureWindow window(Listing listing, long endSecond, double value) {
        double[] raw = new double[Feature.COUNT];
        Arrays.fill(raw, value);
        return window(listing, endSecond, FeatureWindow.Completeness.COMPLETE, raw);
    }

    static FeatureWindow window(
            Listing listing,
            long endSecond,
            FeatureWindow.Completeness completeness,
            double... raw) {
        return new FeatureWindow(
                listing,
                (endSecond - 16) * 1_000_000,
                endSecond * 1_000_000,
                completeness,
                raw,
                new double[Feature.COUNT],
                0,
                new double[] {0, 1},
                100);
    }
}
