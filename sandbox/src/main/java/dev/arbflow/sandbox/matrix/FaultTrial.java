package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.client.SteppedFeed;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.matrix.TradeTruth.Happened;
import dev.arbflow.sandbox.scenario.ScenarioPlayer;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.World;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTimes;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One fault tried on one venue: from a calm start until everything is right again, or never. */
final class FaultTrial implements World, ModelListener {
    private static final int DEPTH = 25;
    private static final long STEP_US = 5_000;
    private static final long LOOK_EVERY_US = 100_000;

    /** Longer than anything takes that recovers: a second look at a book, and another. */
    private static final Duration PATIENCE = Duration.ofMinutes(25);

    /** What was right for so long is so for good. */
    private static final Duration FOR_GOOD = Duration.ofSeconds(5);

    /** In the end nothing moves any more, for no longer than a quiet book is believed. */
    private static final Duration DRAIN = Duration.ofMillis(500);

    /** Trades of the first seconds are not asked for: a subscription takes its time. */
    private static final Duration BEGUN = Duration.ofSeconds(15);

    private final Feed feed;
    private final FaultCase wrong;
    private final VirtualTime time = new VirtualTime();
    private final VirtualVenue venue;
    private final MarketModel model;
    private final FeedWitness witness;
    private final SteppedFeed tried;
    private final List<Listing> listings;
    private double pace = 1;
    private double modelUs;
    private long ownClockUs;

    /**
     * @param base what the market is like
     */
    FaultTrial(Feed feed, FaultCase wrong, Scenario base) {
        this.feed = feed;
        this.wrong = wrong;
        Venue market = marketOf(feed);
        Scenario scenario = base.withVenues(List.of(market));
        this.listings =
                scenario.markets().stream()
                        .map(setup -> new Listing(market, setup.market()))
                        .toList();
        this.venue = new VirtualVenue(SimulatedVenueList.of(feed), time);
        this.witness = new FeedWitness(time, listings, DEPTH, feed.hasBooks());
        this.model = new MarketModel(scenario, this, false);
        model.books()
                .forEach(
                        book -> {
                            venue.memory().list(book);
                            witness.book(book);
                        });
        ConnectionSpec spec =
                new ConnectionSpec(
                        feed,
                        feed + "-0",
                        URI.create("ws://localhost"),
                        listings,
                        DEPTH,
                        ConnectionSpec.Dialect.LIVE);
        this.tried =
                new SteppedFeed(
                        ExchangeSourceOptions.of(
                                        List.of(spec), each -> VenueProtocols.forSpec(each, "key"))
                                .build(),
                        spec,
                        venue,
                        new SteppedFeed.Clocks(
                                () -> time.nowUs() + ownClockUs, () -> time.elapsedUs() * 1_000),
                        witness::heard,
                        (what, by) -> {});
    }

    /** The venue of whose market a feed tells: its own, or for an aggregator one of them. */
    static Venue marketOf(Feed feed) {
        return feed.venue().orElse(Venue.KRAKEN);
    }

    /** A market that is quiet enough to be tried for long. */
    static Scenario market(DislocationPlan plan) {
        return Scenario.standard(SimulatedVenueList.traits(), 11, plan)
                .withRates(6, 1)
                .withDepth(110);
    }

    /** Plays it. */
    FaultOutcome run() {
        new ScenarioPlayer(wrong.on(feed), this).start();
        passUntil(FaultCase.BEGIN.minusMillis(100));
        witness.watch();
        passUntil(wrong.over());
        Optional<Duration> recovered = recover();
        long tradesUntilUs = time.nowUs();
        for (long us = 0; us < Times.micros(DRAIN); us += STEP_US) {
            step(false);
        }
        FeedWitness.Lost lost =
                expected().stream()
                        .map(each -> lost(each, tradesUntilUs))
                        .reduce(new FeedWitness.Lost(0, 0), FeedWitness.Lost::plus);
        boolean right = expected().stream().allMatch(witness::hasRightBook) && withdrawn();
        return new FaultOutcome(
                recovered, right, witness.wrongUs(), lost, witness.invented(), witness.refusals());
    }

    private FeedWitness.Lost lost(Listing listing, long untilUs) {
        return witness.lost(listing, VirtualTime.START_US + Times.micros(BEGUN), untilUs);
    }

    /** What must be right in the end. */
    private List<Listing> expected() {
        return wrong.lasting() ? listings.subList(0, 1) : listings;
    }

    private boolean withdrawn() {
        return listings.stream()
                .filter(each -> !expected().contains(each))
                .allMatch(witness::isWithdrawn);
    }

    private Optional<Duration> recover() {
        long overUs = time.nowUs();
        long rightSinceUs = Long.MAX_VALUE;
        while (time.nowUs() - overUs < Times.micros(PATIENCE)) {
            pass(LOOK_EVERY_US);
            if (!isRight(overUs)) {
                rightSinceUs = Long.MAX_VALUE;
            } else if (rightSinceUs == Long.MAX_VALUE) {
                rightSinceUs = time.nowUs();
            } else if (time.nowUs() - rightSinceUs >= Times.micros(FOR_GOOD)) {
                return Optional.of(Duration.ofNanos((rightSinceUs - overUs) * 1_000));
            }
        }
        return Optional.empty();
    }

    private boolean isRight(long overUs) {
        long tradesSinceUs = Math.max(overUs, time.nowUs() - 2 * Times.micros(FOR_GOOD));
        return expected().stream().allMatch(each -> witness.isRight(each, tradesSinceUs));
    }

    private void passUntil(Duration elapsed) {
        while (time.elapsedUs() < Times.micros(elapsed)) {
            pass(LOOK_EVERY_US);
        }
    }

    private void pass(long us) {
        for (long passed = 0; passed < us; passed += STEP_US) {
            step(true);
        }
        witness.look();
    }

    private void step(boolean marketMoves) {
        time.pass(STEP_US);
        if (marketMoves) {
            modelUs += pace * STEP_US;
            model.advanceTo((long) modelUs);
        }
        venue.tick();
        tried.step();
    }

    @Override
    public void stepped(BookStep step) {
        VenueStep dated = VenueStep.at(venue.memory().venueUs(), step);
        witness.book(step.after());
        for (VenueTrade trade : dated.trades()) {
            Object id = SimulatedVenueList.of(feed).tradeIds().apply(trade);
            witness.trade(
                    dated.listing(),
                    new Happened(
                            id.toString(),
                            VenueTimes.rfc3339SevenDigits(trade.venueUs()),
                            time.nowUs()));
        }
        venue.stepped(dated);
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
        return Map.of(feed, venue);
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
