package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.MarketSetup;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.trial.Disturbance.Kind;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.Delivery.Broken;
import dev.arbflow.sandbox.truth.seen.Delivery.Fault;
import dev.arbflow.sandbox.truth.seen.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes all that reaches a client in a stretch of model time: the same for the same scenario. */
final class TrialMarket implements ModelListener {
    private static final long HEARTBEAT_US = 200_000;

    private final Scenario scenario;
    private final int depth;
    private final long startUs;
    private final Limits limits;
    private final List<Delivery> out = new ArrayList<>();
    private final List<Disturbance> plan = new ArrayList<>();
    private final Map<Venue, VenueLine> lines = new EnumMap<>(Venue.class);
    private final Map<Listing, Disturbed> books = new HashMap<>();
    private final Set<Disturbance> broken = new HashSet<>();

    /**
     * @param depth levels a side that the client keeps
     * @param startUs the client's clock when model time begins
     */
    TrialMarket(Scenario scenario, int depth, long startUs, Limits limits) {
        this.scenario = scenario;
        this.depth = depth;
        this.startUs = startUs;
        this.limits = limits;
    }

    /**
     * Lets the market run.
     *
     * @return deliveries by the time they are received
     */
    List<Delivery> run(long lengthUs) {
        prepare(lengthUs);
        MarketModel model = new MarketModel(scenario, this, false);
        for (long modelUs = HEARTBEAT_US; modelUs <= lengthUs; modelUs += HEARTBEAT_US) {
            model.advanceTo(modelUs);
            beat(startUs + modelUs);
        }
        out.sort(Comparator.comparingLong(Delivery::receiveUs));
        return List.copyOf(out);
    }

    /** All that is not as usual in it. */
    List<Disturbance> disturbances() {
        return List.copyOf(plan);
    }

    private void prepare(long lengthUs) {
        for (Venue venue : scenario.venues()) {
            lines.put(
                    venue,
                    new VenueLine(scenario.traits(venue).network(), random(venue.name()), out));
        }
        for (MarketSetup setup : scenario.markets()) {
            Market market = setup.market();
            List<Disturbance> its =
                    new DisturbancePlanner(random(market.code()), market, scenario.venues(), limits)
                            .plan(startUs, startUs + lengthUs - 2_000_000);
            plan.addAll(its);
            for (Venue venue : scenario.venues()) {
                books.put(
                        new Listing(venue, market),
                        new Disturbed(its, limits.rule().minNotional() * 0.4));
            }
        }
    }

    private Random random(String stream) {
        return new Random(scenario.seed() * 7_919 + stream.hashCode());
    }

    @Override
    public void stepped(BookStep step) {
        Listing listing = step.instrument().listing();
        long nowUs = startUs + step.modelUs();
        BookState book = books.get(listing).at(step.after(), nowUs).best(depth);
        List<Disturbance> its = of(listing.venue(), nowUs);
        if (breaks(listing, its, nowUs) || its.stream().anyMatch(each -> each.silences(nowUs))) {
            return;
        }
        if (its.stream().noneMatch(each -> each.withholds(listing.market(), nowUs))) {
            send(listing, nowUs, its, new Delivery.Shown(book, nowUs));
        }
    }

    @Override
    public void dislocated(Dislocation dislocation) {}

    /** Breaks a feed once in a disturbance that does so; returns whether it did with this step. */
    private boolean breaks(Listing listing, List<Disturbance> its, long nowUs) {
        for (Disturbance each : its) {
            Fault fault = fault(each.kind());
            boolean now = fault != null && nowUs >= each.breaksUs();
            if (now && each.market().equals(listing.market()) && broken.add(each)) {
                if (fault == Fault.DISCONNECTED) {
                    for (MarketSetup setup : scenario.markets()) {
                        Listing lost = new Listing(listing.venue(), setup.market());
                        send(lost, nowUs, its, new Broken(fault));
                    }
                    lines.get(listing.venue()).reconnect();
                } else {
                    send(listing, nowUs, its, new Broken(fault));
                }
                return true;
            }
        }
        return false;
    }

    private static Fault fault(Kind kind) {
        return switch (kind) {
            case RESYNC -> Fault.CHECKSUM_MISMATCH;
            case DISCONNECT -> Fault.DISCONNECTED;
            case CROSSED_FOR_AN_UPDATE -> Fault.CROSSED;
            default -> null;
        };
    }

    private void beat(long nowUs) {
        for (Venue venue : scenario.venues()) {
            List<Disturbance> its = of(venue, nowUs);
            if (its.stream().noneMatch(each -> each.silences(nowUs))) {
                for (MarketSetup setup : scenario.markets()) {
                    send(new Listing(venue, setup.market()), nowUs, its, new Delivery.Alive());
                }
            }
        }
    }

    private List<Disturbance> of(Venue venue, long nowUs) {
        return plan.stream().filter(each -> each.venue() == venue && each.isOn(nowUs)).toList();
    }

    private void send(
            Listing listing, long nowUs, List<Disturbance> its, Delivery.Content content) {
        long heldUs = its.stream().mapToLong(each -> each.delayUs(nowUs)).max().orElse(0);
        boolean waits = its.stream().anyMatch(each -> each.kind() == Kind.LATE_HERE);
        lines.get(listing.venue())
                .send(listing, nowUs, heldUs, waits ? limits.maxLateHereUs() * 3 / 2 : 0, content);
    }
}
