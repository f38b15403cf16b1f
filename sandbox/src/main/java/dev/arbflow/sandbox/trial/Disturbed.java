package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.trial.Disturbance.Kind;
import java.util.ArrayList;
import java.util.List;

/** A listing's book under the disturbances of its market. */
final class Disturbed {
    private static final double BREATHS_PER_US = 1 / 6e6;

    private final List<Disturbance> plan;
    private final double thinNotional;
    private boolean flick;

    /**
     * @param plan those of its market
     * @param thinNotional quote units that a thin level costs
     */
    Disturbed(List<Disturbance> plan, double thinNotional) {
        this.plan = plan;
        this.thinNotional = thinNotional;
    }

    /** The book as the venue publishes it at a moment. */
    BookState at(BookState calm, long timeUs) {
        flick = !flick;
        List<Disturbance> on = plan.stream().filter(each -> each.isOn(timeUs)).toList();
        Venue venue = calm.instrument().listing().venue();
        List<Disturbance> own = on.stream().filter(each -> each.venue() == venue).toList();
        double together =
                on.stream()
                        .filter(each -> timeUs >= each.moveUs())
                        .mapToDouble(Disturbance::moveBps)
                        .sum();
        double apart = on.stream().mapToDouble(each -> apartBps(each, venue, timeUs)).sum();
        BookState moved = together + apart == 0 ? calm : moved(calm, together + apart);
        return own.stream()
                .filter(each -> each.kind() == Kind.THIN_LEVEL)
                .findFirst()
                .map(thin -> withThinLevel(moved, thin.shiftBps()))
                .orElse(moved);
    }

    private double apartBps(Disturbance each, Venue venue, long timeUs) {
        double apartBps = each.apartBps(venue, timeUs);
        return switch (each.kind()) {
            case THIN_LEVEL -> 0;
            case FLICKER -> flick ? apartBps : 0;
            case BREATHING_PREMIUM ->
                    apartBps
                            * (0.6
                                    - 0.4
                                            * Math.cos(
                                                    2
                                                            * Math.PI
                                                            * BREATHS_PER_US
                                                            * (timeUs - each.startUs())));
            default -> apartBps;
        };
    }

    /** Every price by the same difference, so that the book keeps its shape. */
    private static BookState moved(BookState book, double bps) {
        long units = units(book, bps);
        return new BookState(
                book.instrument(), moved(book.bids(), units), moved(book.asks(), units));
    }

    private static List<Level> moved(List<Level> side, long units) {
        return side.stream().map(l -> new Level(l.price() + units, l.quantity())).toList();
    }

    private static long units(BookState book, double bps) {
        long tick = book.instrument().tick();
        return Math.round(book.bids().get(0).price() * bps / 1e4 / tick) * tick;
    }

    /** One level towards the other venues, and the other side out of its way. */
    private BookState withThinLevel(BookState book, double bps) {
        Instrument instrument = book.instrument();
        long units = units(book, bps);
        long price = (bps > 0 ? book.bids() : book.asks()).get(0).price() + units;
        double quotePrice = instrument.price(price).doubleValue();
        Level thin = new Level(price, Math.max(1, Math.round(thinNotional / quotePrice * 1e8)));
        List<Level> side = new ArrayList<>();
        side.add(thin);
        side.addAll(bps > 0 ? book.bids() : book.asks());
        return bps > 0
                ? new BookState(instrument, side, moved(book.asks(), units))
                : new BookState(instrument, moved(book.bids(), units), side);
    }
}
