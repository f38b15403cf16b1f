package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * All simulated books, moved through model time.
 *
 * <p>Model time is microseconds since the start and knows no clock: the same scenario gives the
 * same steps, however its time is cut into calls of {@link #advanceTo}. Each market and listing
 * draws from its own random numbers, so that one more venue does not change the others. Not thread
 * safe.
 */
public final class MarketModel {
    private final Scenario scenario;
    private final ModelListener listener;
    private final Map<Listing, SimListing> listings = new LinkedHashMap<>();
    private final Map<Market, FairPrice> fairPrices = new LinkedHashMap<>();
    private final Map<Market, Dislocation> dislocated = new HashMap<>();
    private final Map<Venue, AtomicLong> venueTrades = new EnumMap<>(Venue.class);
    private final Agenda<LongConsumer> agenda = new Agenda<>();
    private final List<MarketFault> faults = new ArrayList<>();
    private final List<DislocationPlanner> held = new ArrayList<>();
    private long nowUs;

    /**
     * Builds all books around the start prices.
     *
     * @param listener is told every step, on the thread that advances the model
     */
    public MarketModel(Scenario scenario, ModelListener listener) {
        this(scenario, listener, true);
    }

    /**
     * The same.
     *
     * @param dislocates whether venues come apart without {@link #dislocate} being called
     */
    public MarketModel(Scenario scenario, ModelListener listener, boolean dislocates) {
        this.scenario = scenario;
        this.listener = listener;
        int order = 0;
        for (MarketSetup setup : scenario.markets()) {
            add(setup, order++);
        }
        if (dislocates) {
            dislocate();
        }
    }

    /**
     * Lets venues come apart as the scenario plans it, counted from now; before that they stay
     * together. A second call changes nothing.
     */
    public void dislocate() {
        for (DislocationPlanner planner : held) {
            planner.putOff(nowUs);
            plan(planner);
        }
        held.clear();
    }

    /** Something unusual begins; it shows with the next step of each listing. */
    public void begin(MarketFault fault) {
        faults.add(fault);
    }

    /** Something unusual is over. */
    public void end(MarketFault fault) {
        faults.remove(fault);
    }

    /** Model time up to which everything has been performed. */
    public long nowUs() {
        return nowUs;
    }

    /** Performs everything that is due until a model time, in its order. */
    public void advanceTo(long modelUs) {
        nowUs = modelUs;
        for (Optional<Agenda.Item<LongConsumer>> due = agenda.takeUntil(modelUs);
                due.isPresent();
                due = agenda.takeUntil(modelUs)) {
            due.get().what().accept(due.get().atUs());
        }
    }

    /** The books as they are now. */
    public Collection<BookState> books() {
        List<BookState> books = new ArrayList<>();
        listings.values().forEach(listing -> books.add(listing.state()));
        return books;
    }

    private void add(MarketSetup setup, int order) {
        FairPrice fair = fair(setup);
        fairPrices.put(setup.market(), fair);
        for (Venue venue : scenario.venues()) {
            Listing listing = new Listing(venue, setup.market());
            PriceSteps steps = scenario.traits(venue).steps();
            AtomicLong numbers = venueTrades.computeIfAbsent(venue, v -> new AtomicLong());
            SimListing simulated =
                    new SimListing(
                                    steps.of(listing, setup.startPrice()),
                                    setup,
                                    scenario,
                                    fair,
                                    random(listing.code()),
                                    numbers::incrementAndGet)
                            .disturbedBy(faults);
            listings.put(listing, simulated);
            at(simulated.pauseUs(true), now -> step(simulated, now));
        }
        if (scenario.venues().size() > 1) {
            held.add(
                    new DislocationPlanner(
                            setup, order, scenario, random(setup.market() + " apart")));
        }
    }

    /** Where both assets are priced in a third already, what follows from these two prices. */
    private FairPrice fair(MarketSetup setup) {
        for (Map.Entry<Market, FairPrice> over : fairPrices.entrySet()) {
            for (Map.Entry<Market, FairPrice> under : fairPrices.entrySet()) {
                if (over.getKey().base().equals(setup.market().base())
                        && under.getKey().base().equals(setup.market().quote())
                        && under.getKey().quote().equals(over.getKey().quote())) {
                    FairPrice one = over.getValue();
                    FairPrice other = under.getValue();
                    return modelUs -> one.at(modelUs) / other.at(modelUs);
                }
            }
        }
        return new RandomWalk(random(setup.market().code()), setup.startPrice());
    }

    private void step(SimListing listing, long nowUs) {
        listener.stepped(listing.step(nowUs));
        boolean lively = dislocated.containsKey(listing.instrument().listing().market());
        at(nowUs + listing.pauseUs(lively), next -> step(listing, next));
    }

    private void plan(DislocationPlanner planner) {
        Dislocation next = planner.next();
        SimListing listing = listings.get(next.listing());
        at(
                next.startUs(),
                now -> {
                    dislocated.put(next.listing().market(), next);
                    listing.dislocate(next);
                    listener.dislocated(next);
                    listener.stepped(listing.step(now));
                });
        at(
                next.endUs(),
                now -> {
                    dislocated.remove(next.listing().market());
                    listing.settle();
                    listener.stepped(listing.step(now));
                    plan(planner);
                });
    }

    private void at(long atUs, LongConsumer action) {
        agenda.add(atUs, action);
    }

    private Random random(String stream) {
        return new Random(scenario.seed() * 1_000_003 + stream.hashCode());
    }
}
