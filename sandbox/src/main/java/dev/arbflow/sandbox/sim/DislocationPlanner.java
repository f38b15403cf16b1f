package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.sandbox.sim.Dislocation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chooses where, when, how far and how long a market's venues come apart. */
final class DislocationPlanner {
    /**
     * The best levels of a book lie about this far apart in the mean, so a whole fill earns that
     * much less than its first unit.
     */
    private static final double DEPTH_COST_BPS = 8;

    private final MarketSetup setup;
    private final Scenario scenario;
    private final DislocationPlan plan;
    private final Random random;
    private long previousEndUs;
    private boolean first = true;

    /**
     * @param order position of the market in the scenario; later ones start later
     */
    DislocationPlanner(MarketSetup setup, int order, Scenario scenario, Random random) {
        this.setup = setup;
        this.scenario = scenario;
        this.plan = scenario.plan();
        this.random = random;
        this.previousEndUs = Times.micros(plan.firstAfter()) + order * Times.micros(plan.minGap());
    }

    /** Puts everything off by so much; before the first one only. */
    void putOff(long us) {
        previousEndUs += us;
    }

    Dislocation next() {
        long start = first ? previousEndUs : previousEndUs + between(plan.minGap(), plan.maxGap());
        Venue venue = scenario.venues().get(random.nextInt(scenario.venues().size()));
        boolean up = random.nextBoolean();
        Kind kind = first ? Kind.CLEAR : kind(venue);
        first = false;
        double shift = shiftBps(kind, breakEvenBps(venue, up));
        Dislocation next =
                new Dislocation(
                        kind,
                        new Listing(venue, setup.market()),
                        up ? shift : -shift,
                        kind == Kind.TOO_SMALL
                                ? plan.rule().minNotional() * (0.1 + 0.4 * random.nextDouble())
                                : 0,
                        start,
                        durationUs(kind));
        previousEndUs = next.endUs();
        return next;
    }

    private Kind kind(Venue venue) {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.CLEAR, Kind.CLEAR, Kind.CLEAR, Kind.CLEAR));
        kinds.add(Kind.TOO_SHORT);
        kinds.add(Kind.BELOW_FEES);
        if (plan.rule().minNotional() > 0) {
            kinds.add(Kind.TOO_SMALL);
        }
        if (scenario.faults()) {
            kinds.add(Kind.DISCONNECTED);
            kinds.add(scenario.traits(venue).checksums() ? Kind.CHECKSUM_FAULT : Kind.DISCONNECTED);
        }
        return kinds.get(random.nextInt(kinds.size()));
    }

    private double shiftBps(Kind kind, double breakEvenBps) {
        double wanted =
                switch (kind) {
                    case BELOW_FEES -> -breakEvenBps * (0.2 + 0.5 * random.nextDouble());
                    case TOO_SMALL -> plan.rule().minNetBps() + 10 + 30 * random.nextDouble();
                    default ->
                            plan.rule().minNetBps()
                                    + Math.max(plan.rule().minNetBps(), 2)
                                    + DEPTH_COST_BPS
                                    + 4
                                    + 44 * random.nextDouble();
                };
        return breakEvenBps + wanted;
    }

    private long durationUs(Kind kind) {
        long dwell = plan.rule().dwellUs();
        return switch (kind) {
            case TOO_SHORT -> Math.max(1, (long) (dwell * (0.2 + 0.4 * random.nextDouble())));
            default -> dwell + 500_000 + (long) (random.nextDouble() * 4_500_000);
        };
    }

    /** Gross difference at which the cheapest route over the venue earns nothing. */
    private double breakEvenBps(Venue venue, boolean up) {
        double least = Double.MAX_VALUE;
        for (Venue other : scenario.venues()) {
            if (other != venue) {
                double buyFee = fee(up ? other : venue);
                double sellFee = fee(up ? venue : other);
                least = Math.min(least, ((1 + buyFee) / (1 - sellFee) - 1) * 1e4);
            }
        }
        return least == Double.MAX_VALUE ? 0 : least;
    }

    /** Every row counts, whatever its date: the model's time has no calendar. */
    private double fee(Venue venue) {
        return plan.fees()
                .find(venue, setup.market(), Long.MAX_VALUE)
                .map(TakerFee::fraction)
                .map(Number::doubleValue)
                .orElse(0.0);
    }

    private long between(Duration least, Duration most) {
        return Times.micros(least)
                + (long) (random.nextDouble() * (Times.micros(most) - Times.micros(least)));
    }
}
