package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.venue.MalformedFrameException;
import dev.arbflow.market.Times;
import java.util.function.LongSupplier;

/**
 * The clocks of one connection: when its events happened, how late it delivers, and until when it
 * is proven alive.
 */
final class EventTimes {
    private final ReceiveClock clock;
    private final ClockModel model;
    private final LongSupplier wallUs;
    private long asOfUs;
    private volatile long lagUs;

    EventTimes(ReceiveClock clock, ClockModel model, LongSupplier wallUs) {
        this.clock = clock;
        this.model = model;
        this.wallUs = wallUs;
    }

    /** Notes a message and returns the venue's text within it. */
    String receive(String message, long arrivedUs) throws MalformedFrameException {
        return clock.receive(message, arrivedUs);
    }

    /** Whether time goes on while nothing arrives. */
    boolean runByThemselves() {
        return clock.runsByItself();
    }

    /** Moves on to a wall time up to which everything has been told. */
    void moveTo(long quietUs) {
        clock.moveTo(quietUs);
    }

    /**
     * Notes that the venue spoke.
     *
     * @param venueUs the time it said, or {@link Times#UNKNOWN}
     * @return the exchange time for {@link #of}
     */
    long heard(long venueUs) {
        long exchangeUs = clock.exchangeUs(venueUs);
        long provenUs = clock.nowUs() - model.lagUs();
        if (exchangeUs != Times.UNKNOWN) {
            model.observe(exchangeUs, clock.nowUs());
            lagUs = model.lagUs();
            provenUs = exchangeUs + model.correctionUs();
        }
        asOfUs = Math.max(asOfUs, provenUs);
        return exchangeUs;
    }

    /** The clocks of an event of this exchange time that leaves now. */
    Times of(long exchangeUs) {
        long correctionUs = exchangeUs == Times.UNKNOWN ? 0 : model.correctionUs();
        return new Times(exchangeUs, correctionUs, clock.nowUs(), wallUs.getAsLong());
    }

    long nowUs() {
        return clock.nowUs();
    }

    /** Newest moment for which the connection is proven alive; never goes backwards. */
    long asOfUs() {
        return asOfUs;
    }

    /** How late the connection delivers; may be read by any thread. */
    long lagUs() {
        return lagUs;
    }
}
