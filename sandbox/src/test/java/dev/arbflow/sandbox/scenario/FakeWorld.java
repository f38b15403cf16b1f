package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.World;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A world whose time goes on in steps of a hundredth of a second. */
final class FakeWorld implements World, ModelListener {
    private static final long STEP_US = 10_000;

    final Map<Feed, FakeVenue> venues = new EnumMap<>(Feed.class);
    final List<Double> paces = new ArrayList<>();
    final List<Long> clocks = new ArrayList<>();
    private final TreeMap<Long, List<Runnable>> tasks = new TreeMap<>();
    private final MarketModel model =
            new MarketModel(
                    Scenario.standard(SimulatedVenueList.traits(), 1, Rules.PLAN), this, false);
    private long nowUs;

    FakeWorld() {
        for (Feed feed : Feed.values()) {
            venues.put(feed, new FakeVenue(feed));
        }
    }

    void passUntil(long us) {
        while (nowUs < us) {
            nowUs += STEP_US;
            while (!tasks.isEmpty() && tasks.firstKey() <= nowUs) {
                tasks.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            model.advanceTo(nowUs);
        }
    }

    double apartBps() {
        return (mid("KRAKEN|BTC/USD") / mid("BITSTAMP|BTC/USD") - 1) * 1e4;
    }

    double mid(String listing) {
        return model.books().stream()
                .filter(each -> each.instrument().listing().equals(Listing.parse(listing)))
                .mapToDouble(BookState::mid)
                .sum();
    }

    @Override
    public long nowUs() {
        return nowUs;
    }

    @Override
    public void after(long delayUs, Runnable what) {
        tasks.computeIfAbsent(nowUs + delayUs, at -> new ArrayList<>()).add(what);
    }

    @Override
    public Map<Feed, FakeVenue> venues() {
        return venues;
    }

    @Override
    public MarketModel market() {
        return model;
    }

    @Override
    public void pace(double factor) {
        paces.add(factor);
    }

    @Override
    public void setOwnClock(long aheadUs) {
        clocks.add(aheadUs);
    }

    @Override
    public void stepped(BookStep step) {}

    @Override
    public void dislocated(Dislocation begun) {}

    /** Keeps what is done to it. */
    static final class FakeVenue implements FaultyVenue {
        final VenueFaults faults = new VenueFaults();
        final List<Long> doubtedUntilUs = new ArrayList<>();
        final Feed feed;
        int cuts;
        int said;

        FakeVenue(Feed feed) {
            this.feed = feed;
        }

        @Override
        public VenueFaults faults() {
            return faults;
        }

        @Override
        public Collection<Market> markets() {
            return List.of(Market.parse("BTC/USD"));
        }

        @Override
        public WireFormat wire() {
            return SimulatedVenueList.of(feed).wire();
        }

        @Override
        public void dropConnections() {
            cuts++;
        }

        @Override
        public void tell(Consumer<Dialogue> what) {
            said++;
        }

        @Override
        public void doubt(FrameFilter what, long untilUs) {
            doubtedUntilUs.add(untilUs);
        }
    }
}
