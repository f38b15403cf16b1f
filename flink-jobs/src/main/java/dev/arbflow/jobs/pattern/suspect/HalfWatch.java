package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.pattern.suspect.HalfMemory.Large;
import dev.arbflow.jobs.pattern.suspect.HalfMemory.Layers;
import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.function.Consumer;

/** Finds large quotes and layers on one side of a book, from one sketch to the next. */
final class HalfWatch {
    /** From so many times the usual quantity at the touch on, a quote is large. */
    static final double LARGE_TIMES = 10;

    /** Whoever reacts across venues needs longer: one that lives longer could have been hit. */
    static final long FLEETING_US = 500_000;

    /** From so many large levels on, they are layers. */
    static final int LAYERS = 4;

    /** Feeds tell changes of several levels one by one; within this they count as one. */
    static final long TOGETHER_US = 500_000;

    /** Since when a quote stands that was there when its side was seen again; long ago. */
    private static final long UNKNOWN_US = 0;

    private final Listing listing;
    private final Side side;
    private final Consumer<Signal> out;

    HalfWatch(Listing listing, Side side, Consumer<Signal> out) {
        this.listing = listing;
        this.side = side;
        this.out = out;
    }

    /** What is remembered after a sketch. */
    HalfMemory next(HalfMemory before, BookSketch.Half now, long nowUs) {
        if (Double.isNaN(now.price())) {
            return new HalfMemory(now, before.usual(), null, null); // cannot be seen: no signal
        }
        if (Double.isNaN(before.last().price())) {
            return seenAgain(before.usual(), now, nowUs);
        }
        Large large = standing(before.large(), now, nowUs);
        boolean touched =
                now.price() != before.last().price() || now.quantity() != before.last().quantity();
        if (large == null && touched) {
            large = appeared(before.usual(), now, nowUs);
        }
        Usual usual = touched ? before.usual().with(now.quantity()) : before.usual();
        return new HalfMemory(now, usual, large, layers(before, now.large(), nowUs));
    }

    /** What stands may have stood before: it is remembered, and nothing is told of it. */
    private static HalfMemory seenAgain(Usual usual, BookSketch.Half now, long nowUs) {
        Layers layers = now.large() < LAYERS ? null : new Layers(now.large(), nowUs, nowUs);
        return new HalfMemory(
                now, usual.with(now.quantity()), appeared(usual, now, UNKNOWN_US), layers);
    }

    private static Large appeared(Usual usual, BookSketch.Half now, long nowUs) {
        double times = usual.times(now.quantity());
        return times >= LARGE_TIMES ? new Large(now.price(), now.quantity(), times, nowUs) : null;
    }

    /** The large quote if it still stands; null if it has gone or cannot be seen any more. */
    private Large standing(Large large, BookSketch.Half now, long nowUs) {
        if (large == null || isBetter(now.price(), large.price())) {
            return null; // behind another one now
        }
        if (now.price() == large.price() && now.quantity() >= large.quantity() / 2) {
            return large;
        }
        if (nowUs - large.sinceUs() <= FLEETING_US) {
            out.accept(
                    new Signal(
                            listing,
                            Kind.FLEETING_QUOTE,
                            side,
                            large.sinceUs(),
                            nowUs,
                            large.times(),
                            large.price(),
                            large.quantity()));
        }
        return null;
    }

    private boolean isBetter(double price, double than) {
        return side == Side.BUY ? price > than : price < than;
    }

    private Layers layers(HalfMemory before, int large, long nowUs) {
        Layers layers = before.layers();
        if (layers == null) {
            return large < LAYERS ? null : shown(large, nowUs);
        }
        boolean stoodUntilNow = before.last().large() >= LAYERS;
        long untilUs = stoodUntilNow ? nowUs : layers.untilUs();
        if (nowUs - untilUs > TOGETHER_US) {
            return null; // gone one by one
        }
        if (large == 0) {
            tell(Kind.LAYERS_GONE, layers.sinceUs(), nowUs, layers.most());
            return null;
        }
        return new Layers(Math.max(layers.most(), large), layers.sinceUs(), untilUs);
    }

    private Layers shown(int large, long nowUs) {
        tell(Kind.LAYERS_SHOWN, nowUs, nowUs, large);
        return new Layers(large, nowUs, nowUs);
    }

    private void tell(Kind kind, long sinceUs, long nowUs, int levels) {
        out.accept(new Signal(listing, kind, side, sinceUs, nowUs, levels, Double.NaN, 0));
    }
}
