package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.venue.session.ImplausibleFrameException;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The clocks of one connection: when its events happened, how late it delivers, and until when it
 * is proven alive.
 */
final class EventTimes {
    /** How soon a connection that begins to deliver late is known to. */
    private static final Duration RECENT = Duration.ofSeconds(1);

    /**
     * What is known of one listing's channel.
     *
     * @param asOfUs newest moment for which it is proven alive
     * @param lateUs how late its newest frame with a time was
     */
    private record Proof(long asOfUs, long lateUs) {
        static final Proof NONE = new Proof(0, Long.MAX_VALUE);
    }

    private final ReceiveClock clock;
    private final ClockModel model;
    private final ClockModel recent = new ClockModel(RECENT);
    private final Map<Listing, Proof> proofs = new HashMap<>();
    private final TimeGuard guard = new TimeGuard();
    private long jumpUs;
    private final Supplier<SteadyClock.Step> steps;
    private long toldStep;
    private long stampedUs;
    private long asOfUs;
    private volatile long lagUs;

    EventTimes(ReceiveClock clock, ClockModel model) {
        this(clock, model, () -> SteadyClock.Step.NONE);
    }

    /**
     * @param steps the latest step of our own clock
     */
    EventTimes(ReceiveClock clock, ClockModel model, Supplier<SteadyClock.Step> steps) {
        this.clock = clock;
        this.model = model;
        this.steps = steps;
        this.toldStep = steps.get().number();
    }

    /** By how far our own clock was set since this was asked last; 0 if it was not. */
    long takeStepUs() {
        SteadyClock.Step step = steps.get();
        boolean isNew = step.number() > toldStep;
        toldStep = step.number();
        return isNew ? step.byUs() : 0;
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
     * @throws ImplausibleFrameException if the venue cannot mean it; nothing is noted then
     */
    long heard(long venueUs) {
        long exchangeUs = clock.exchangeUs(venueUs);
        if (exchangeUs != Times.UNKNOWN && clock.runsByItself()) {
            jumpUs += guard.judge(exchangeUs - clock.nowUs(), -model.correctionUs());
        }
        long provenUs = clock.nowUs() - lagUs;
        if (exchangeUs != Times.UNKNOWN) {
            model.observe(exchangeUs, clock.nowUs());
            recent.observe(exchangeUs, clock.nowUs());
            lagUs = Math.max(model.lagUs(), recent.lagUs());
            provenUs = exchangeUs + model.correctionUs();
            stampedUs = Math.max(stampedUs, provenUs);
        }
        asOfUs = Math.max(asOfUs, provenUs);
        return exchangeUs;
    }

    /**
     * By how much the venue's clock has jumped ahead since this was asked last; 0 if it has not.
     */
    long takeJumpUs() {
        long taken = jumpUs;
        jumpUs = 0;
        return taken;
    }

    /**
     * Notes that the book channel of a listing spoke; without a time of the venue, that it did so
     * after the newest frame with one. A recording, whose venue cannot be asked, is taken to be as
     * late as its connection delivers.
     *
     * @param exchangeUs what {@link #heard} made of the venue's time
     */
    void proven(Listing listing, long exchangeUs) {
        Proof before = proofs.getOrDefault(listing, Proof.NONE);
        boolean timed = exchangeUs != Times.UNKNOWN;
        long provenUs = timed ? exchangeUs + model.correctionUs() : untimedUs();
        proofs.put(
                listing,
                new Proof(
                        Math.max(before.asOfUs, provenUs),
                        timed ? Math.max(0, clock.nowUs() - provenUs) : before.lateUs));
    }

    private long untimedUs() {
        return clock.runsByItself() ? stampedUs : clock.nowUs() - lagUs;
    }

    /**
     * Notes an answer: what the venue had sent when it was asked has been delivered. A channel that
     * is itself late had sent only what is as old as its newest frame was.
     */
    void answered(Listing listing, long askedUs) {
        Proof before = proofs.getOrDefault(listing, Proof.NONE);
        if (before.lateUs != Long.MAX_VALUE) {
            long provenUs = Math.min(askedUs, clock.nowUs()) - before.lateUs;
            proofs.put(listing, new Proof(Math.max(before.asOfUs, provenUs), before.lateUs));
        }
    }

    /** Newest moment for which a listing's channel is proven alive; never goes backwards. */
    long asOfUs(Listing listing) {
        return proofs.getOrDefault(listing, Proof.NONE).asOfUs;
    }

    /** The clocks of an event of this exchange time; when it leaves is known to the reader. */
    Times of(long exchangeUs) {
        long correctionUs = exchangeUs == Times.UNKNOWN ? 0 : model.correctionUs();
        return new Times(exchangeUs, correctionUs, clock.nowUs(), clock.nowUs());
    }

    long nowUs() {
        return clock.nowUs();
    }

    /**
     * Newest moment for which the connection as a whole is taken to be alive; never goes backwards.
     * Moves the time of trades; says nothing of a single channel.
     */
    long asOfUs() {
        return asOfUs;
    }

    /**
     * How late the connection delivers: the smallest delay of the whole window or of the latest
     * second, whichever is larger. May be read by any thread.
     */
    long lagUs() {
        return lagUs;
    }
}
