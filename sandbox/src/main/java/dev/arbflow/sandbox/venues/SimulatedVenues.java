package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All simulated venues of a scenario, moved by the wall clock, watched by an oracle.
 *
 * <p>Model time starts with {@link #start} and follows the clock; after a pause of the whole
 * process it goes on where it stood, instead of catching up in a burst.
 */
public final class SimulatedVenues implements World, AutoCloseable {
    private static final long TICK_US = 4_000;

    private final Scenario scenario;
    private final Oracle oracle;
    private final VenueJournal journal;
    private final VenueLoop loop;
    private final MarketModel model;
    private final Map<Feed, VenueSimulator> simulators = new EnumMap<>(Feed.class);
    private final List<Dislocation> dislocations = new ArrayList<>();
    private final DislocationFaults faults;
    private boolean calm;
    private double pace = 1;
    private double modelUs;
    private long lastTickUs;

    /**
     * Builds the venues; nothing listens yet.
     *
     * @param clockUs our clock, microseconds since 1970-01-01T00:00:00Z, the one that the job reads
     *     too
     */
    public SimulatedVenues(Scenario scenario, Oracle oracle, LongSupplier clockUs) {
        this(scenario, oracle, clockUs, VenueJournal.NONE);
    }

    /**
     * The same with somebody who keeps what they did.
     *
     * @param journal is told on the venues' thread
     */
    public SimulatedVenues(
            Scenario scenario, Oracle oracle, LongSupplier clockUs, VenueJournal journal) {
        this.scenario = scenario;
        this.oracle = oracle;
        this.journal = journal;
        this.loop = new VenueLoop(clockUs);
        this.model = new MarketModel(scenario, new Steps(), false);
        this.faults = new DislocationFaults(simulators, loop);
    }

    /** Keeps the venues together until {@link #dislocate}; to be called before they start. */
    public SimulatedVenues calm() {
        calm = true;
        return this;
    }

    /**
     * Listens on free ports and lets the market move.
     *
     * @throws IllegalStateException if a server cannot listen
     */
    public SimulatedVenues start() {
        return start(Map.of());
    }

    /**
     * The same on given loopback ports; a feed without one takes a free one.
     *
     * @throws IllegalStateException if a server cannot listen, for example on a port in use
     */
    public SimulatedVenues start(Map<Feed, Integer> ports) {
        return start(InetAddress.getLoopbackAddress(), ports);
    }

    /**
     * The same on the interface of an address, for clients that run elsewhere.
     *
     * @throws IllegalStateException if a server cannot listen, for example on a port in use
     */
    public SimulatedVenues start(InetAddress host, Map<Feed, Integer> ports) {
        try {
            for (Feed feed : scenario.feeds()) {
                VenueSimulator simulator =
                        build(feed, new InetSocketAddress(host, ports.getOrDefault(feed, 0)));
                simulators.put(feed, simulator);
                simulator.start();
            }
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
        lastTickUs = loop.nowUs();
        if (!calm) {
            dislocate();
        }
        loop.call(
                () -> {
                    model.books().forEach(book -> oracle.book(book, loop.nowUs()));
                    return null;
                });
        loop.every(TICK_US, this::tick);
        return this;
    }

    /**
     * Lets the market move faster or slower for a while, with everything that happens in it.
     *
     * @param factor 1 is the scenario's own pace; positive
     * @param after how long from now it begins
     * @param lasting how long it then lasts; empty for ever
     */
    public void pace(double factor, Duration after, Optional<Duration> lasting) {
        loop.after(Times.micros(after), () -> pace = factor);
        lasting.ifPresent(it -> loop.after(Times.micros(after.plus(it)), () -> pace = 1));
    }

    @Override
    public long nowUs() {
        return loop.nowUs();
    }

    @Override
    public void after(long delayUs, Runnable what) {
        loop.after(delayUs, what);
    }

    @Override
    public Map<Feed, VenueSimulator> venues() {
        return simulators;
    }

    @Override
    public MarketModel market() {
        return model;
    }

    @Override
    public void pace(double factor) {
        pace = factor;
    }

    /** Readers of these venues take their time from this machine. */
    @Override
    public void setOwnClock(long aheadUs) {
        throw new UnsupportedOperationException("this machine's clock is not ours to set");
    }

    /** Lets venues come apart as the scenario plans it, counted from now. */
    public void dislocate() {
        loop.execute(model::dislocate);
    }

    /** Where each feed listens. */
    public Map<Feed, URI> uris() {
        Map<Feed, URI> uris = new EnumMap<>(Feed.class);
        simulators.forEach((feed, simulator) -> uris.put(feed, simulator.uri()));
        return uris;
    }

    /**
     * One venue, to put faults upon or to ask what it sent.
     *
     * @throws IllegalArgumentException if the scenario does not have it
     */
    public VenueSimulator simulator(Feed feed) {
        VenueSimulator simulator = simulators.get(feed);
        if (simulator == null) {
            throw new IllegalArgumentException("the scenario has no " + feed);
        }
        return simulator;
    }

    /** Dislocations that have begun so far. */
    public List<Dislocation> dislocations() {
        return loop.call(() -> List.copyOf(dislocations));
    }

    /** Stops the market, the servers and every thread; what they sent can no longer be asked. */
    @Override
    public void close() {
        simulators.values().forEach(VenueSimulator::close);
        loop.close();
    }

    private VenueSimulator build(Feed feed, InetSocketAddress address) {
        VenueSimulator simulator =
                new VenueSimulator(SimulatedVenueList.of(feed), address, loop, oracle, journal);
        model.books().stream()
                .filter(book -> feed.venue().filter(venueOf(book)::equals).isPresent())
                .forEach(simulator.memory()::list);
        return simulator;
    }

    private static Venue venueOf(BookState book) {
        return book.instrument().listing().venue();
    }

    private void tick() {
        long now = loop.nowUs();
        journal.happened(lastTickUs + TICK_US, now);
        modelUs += pace * Math.min(VenueLoop.MAX_STEP_US, Math.max(0, now - lastTickUs));
        lastTickUs = now;
        model.advanceTo((long) modelUs);
        simulators.values().forEach(simulator -> simulator.tick(now));
    }

    /** Shows every step to the oracle first, then to the venue, then to the aggregator. */
    private final class Steps implements ModelListener {

        @Override
        public void stepped(BookStep step) {
            oracle.book(step.after(), loop.nowUs());
            Venue venue = venueOf(step.after());
            for (VenueSimulator simulator : simulators.values()) {
                if (simulator.feed().venue().map(venue::equals).orElse(true)) {
                    simulator.stepped(VenueStep.at(simulator.memory().venueUs(), step));
                }
            }
        }

        @Override
        public void dislocated(Dislocation begun) {
            dislocations.add(begun);
            faults.begun(begun);
        }
    }
}
