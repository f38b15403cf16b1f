package dev.arbflow.sandbox.suspect;

import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.sim.Manipulations;
import dev.arbflow.sandbox.sim.MarketFault;
import dev.arbflow.sandbox.sim.MarketFaults;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.sim.SimTrade;
import dev.arbflow.sandbox.suspect.Planted.What;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A stretch of simulated market, venues that come apart by themselves included, with labels. */
final class SuspectMarket implements ModelListener {
    /** Until then it is learned what is usual. */
    static final Duration WARM_UP = Duration.ofMinutes(6);

    private static final long START_US = 1_772_442_000_000_000L;
    private static final long DELAY_US = 30_000;
    private static final long TURN_US = 40_000_000;
    private static final long PLAYED_US = 20_000_000;
    private static final int DEPTH = 12;

    private final List<BookUpdate> books = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    private SuspectMarket() {}

    /** The same for the same seed. */
    static SuspectMarket of(long seed, Duration length) {
        SuspectMarket made = new SuspectMarket();
        Scenario scenario =
                Scenario.standard(
                                SimulatedVenueList.traits(),
                                seed,
                                DislocationPlan.of(
                                        new DetectionRule(0, 0, 8, 4, 1_000, 500_000),
                                        FeeFile.builtIn()))
                        .withDepth(2 * DEPTH);
        made.play(scenario, Times.micros(length));
        return made;
    }

    private void play(Scenario scenario, long lengthUs) {
        MarketModel model = new MarketModel(scenario, this);
        List<Listing> listings =
                model.books().stream().map(book -> book.instrument().listing()).toList();
        Random random = new Random(scenario.seed() * 31);
        List<What> all = List.of(What.values());
        int turn = (int) (scenario.seed() % all.size());
        for (long us = Times.micros(WARM_UP); us + TURN_US <= lengthUs; us += TURN_US) {
            model.advanceTo(us);
            What what = all.get(turn++ % all.size());
            Listing listing = listings.get(random.nextInt(listings.size()));
            List<MarketFault> faults = faults(what, listing, us);
            faults.forEach(model::begin);
            model.advanceTo(us + PLAYED_US);
            faults.forEach(model::end);
            planted.add(new Planted(what, listing, START_US + us, START_US + us + PLAYED_US));
        }
        model.advanceTo(lengthUs);
    }

    private static List<MarketFault> faults(What what, Listing listing, long fromUs) {
        Predicate<Listing> it = listing::equals;
        return switch (what) {
            case FLICKER -> List.of(Manipulations.flicker(it, 20, 1_000_000));
            case LAYER -> List.of(Manipulations.layer(it, 20, 8_000_000));
            case WASH -> List.of(Manipulations.wash(it, 700_000));
            case PUMP -> List.of(Manipulations.pump(it, us -> ramp(us - fromUs, 200)));
            case COMMON_MOVE ->
                    List.of(
                            Manipulations.pump(
                                    other -> other.market().equals(listing.market()),
                                    us -> ramp(us - fromUs, 100)));
            case PREMIUM -> List.of(MarketFaults.apart(it, us -> ramp(us - fromUs, 100)));
            case REQUOTING -> List.of(HonestFaults.requoting(it));
            case ROUND_LOTS -> List.of(HonestFaults.roundLots(it));
            case WALL -> List.of(HonestFaults.wall(it, fromUs));
        };
    }

    private static double ramp(long us, double bps) {
        return bps * Math.min(1, us / 15e6);
    }

    List<BookUpdate> books() {
        return books;
    }

    List<Trade> trades() {
        return trades;
    }

    List<Planted> planted() {
        return planted;
    }

    @Override
    public void stepped(BookStep step) {
        Times times = times(step.modelUs());
        BookState book = step.after().best(DEPTH);
        Listing listing = book.instrument().listing();
        Origin origin = origin(listing.venue(), books.size());
        books.add(
                BookUpdate.of(
                        new Book(
                                origin,
                                listing.venue(),
                                listing.market(),
                                BookValidity.VALID,
                                ladder(book.instrument(), book.bids()),
                                ladder(book.instrument(), book.asks()),
                                times,
                                times.happenedUs(),
                                DELAY_US)));
        step.trades().forEach(trade -> trades.add(trade(trade, times)));
    }

    @Override
    public void dislocated(Dislocation dislocation) {}

    private Trade trade(SimTrade trade, Times times) {
        Listing listing = trade.instrument().listing();
        return new Trade(
                origin(listing.venue(), trades.size()),
                listing.venue(),
                listing.market(),
                Long.toString(trade.venueNumber()),
                trade.takerSide(),
                trade.instrument().price(trade.price()).doubleValue(),
                trade.instrument().quantity(trade.quantity()).doubleValue(),
                times,
                0);
    }

    private static Times times(long modelUs) {
        long receiveUs = START_US + modelUs + DELAY_US;
        return new Times(START_US + modelUs, 0, receiveUs, receiveUs);
    }

    private static Origin origin(Venue venue, long sequence) {
        return new Origin(Feed.valueOf(venue.name()), venue + "-0", 1, sequence);
    }

    private static Ladder ladder(Instrument instrument, List<Level> side) {
        return new Ladder(
                side.stream()
                        .mapToDouble(level -> instrument.price(level.price()).doubleValue())
                        .toArray(),
                side.stream()
                        .mapToDouble(level -> instrument.quantity(level.quantity()).doubleValue())
                        .toArray());
    }
}
