package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.client.SteppedFeed;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A simulated market whose venues are read by the connector's sessions, in simulated time. */
public final class VirtualMarket implements World, ModelListener {
    public static final long STEP_US = 5_000;

    private final VirtualTime time = new VirtualTime();
    private final Map<Feed, VirtualFeed> feeds = new EnumMap<>(Feed.class);
    private final MarketModel model;
    private final List<Consumer<BookState>> watching = new ArrayList<>();
    private double pace = 1;
    private double modelUs;
    private long ownClockUs;

    /**
     * @param base what the market is like; only the venues that are read exist
     * @param read by a session each, all with the same clock
     * @param heard is told what every session tells
     */
    public VirtualMarket(Scenario base, List<Feed> read, Consumer<Inbound> heard) {
        this(base, read, Reading.AS_IT_IS, heard);
    }

    /**
     * @param how the first of them is read
     */
    VirtualMarket(Scenario base, List<Feed> read, Reading how, Consumer<Inbound> heard) {
        Scenario scenario =
                base.withVenues(read.stream().map(VirtualMarket::venueOf).distinct().toList());
        SteppedFeed.Clocks clocks =
                new SteppedFeed.Clocks(
                        () -> time.nowUs() + ownClockUs, () -> time.elapsedUs() * 1_000);
        this.model = new MarketModel(scenario, this, false);
        for (Feed feed : read) {
            List<Listing> listings =
                    scenario.markets().stream()
                            .map(setup -> new Listing(venueOf(feed), setup.market()))
                            .toList();
            VirtualFeed reader =
                    new VirtualFeed(
                            feed,
                            listings,
                            time,
                            clocks,
                            feed == read.get(0) ? how : Reading.AS_IT_IS,
                            heard);
            model.books().forEach(reader::list);
            feeds.put(feed, reader);
        }
        model.dislocate();
    }

    /** A market that is quiet enough to be tried for long, and in which venues come apart. */
    public static Scenario quiet(DislocationPlan plan, long seed) {
        return Scenario.standard(SimulatedVenueList.traits(), seed, plan)
                .withRates(6, 1)
                .withDepth(110)
                .withoutFaults();
    }

    /** Is told every book of every venue from now on, those that they have now first. */
    public void watch(Consumer<BookState> books) {
        model.books().forEach(books);
        watching.add(books);
    }

    /** The venue of whose market a feed tells: its own, or for an aggregator one of them. */
    public static Venue venueOf(Feed feed) {
        return feed.venue().orElse(Venue.KRAKEN);
    }

    /** What a feed tells, beside what is true. */
    public FeedWitness witness(Feed feed) {
        return feeds.get(feed).witness();
    }

    VirtualFeed feed(Feed feed) {
        return feeds.get(feed);
    }

    /** How much time has passed. */
    public Duration elapsed() {
        return Duration.ofNanos(time.elapsedUs() * 1_000);
    }

    /**
     * One step of time.
     *
     * @param moves whether the market moves meanwhile
     */
    public void step(boolean moves) {
        time.pass(STEP_US);
        if (moves) {
            modelUs += pace * STEP_US;
            model.advanceTo((long) modelUs);
        }
        feeds.forEach(VirtualMarket::tick);
    }

    private static void tick(Feed feed, VirtualFeed its) {
        try {
            its.tick();
        } catch (RuntimeException e) {
            throw new IllegalStateException(feed + ": " + e, e);
        }
    }

    /** Time in which the market moves; in the end the witnesses look at what no event tells. */
    public void pass(long us) {
        for (long passed = 0; passed < us; passed += STEP_US) {
            step(true);
        }
        feeds.values().forEach(each -> each.witness().look());
    }

    @Override
    public void stepped(BookStep step) {
        feeds.values().forEach(each -> each.stepped(step));
        watching.forEach(each -> each.accept(step.after()));
    }

    @Override
    public void dislocated(Dislocation begun) {}

    @Override
    public long nowUs() {
        return time.nowUs();
    }

    @Override
    public void after(long delayUs, Runnable what) {
        time.after(delayUs, what);
    }

    @Override
    public Map<Feed, VirtualVenue> venues() {
        return feeds.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().venue()));
    }

    @Override
    public MarketModel market() {
        return model;
    }

    @Override
    public void pace(double factor) {
        pace = factor;
    }

    @Override
    public void setOwnClock(long aheadUs) {
        ownClockUs = aheadUs;
    }
}
