package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.sandbox.trial.Disturbance.Kind;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.seen.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals out disturbances of one market, every kind as often as its share, in random order. */
final class DisturbancePlanner {
    private static final long S = 1_000_000;

    /** A whole fill earns about so much less than its first unit. */
    private static final double DEPTH_COST_BPS = 8;

    private final Random random;
    private final Market market;
    private final List<Venue> venues;
    private final Limits limits;
    private final DetectionRule rule;
    private final List<Kind> deck = new ArrayList<>();

    DisturbancePlanner(Random random, Market market, List<Venue> venues, Limits limits) {
        this.random = random;
        this.market = market;
        this.venues = venues;
        this.limits = limits;
        this.rule = limits.rule();
    }

    /** Disturbances one after another, with calm between them. */
    List<Disturbance> plan(long fromUs, long untilUs) {
        List<Disturbance> plan = new ArrayList<>();
        long nextUs = fromUs + 2 * S;
        while (true) {
            Disturbance next = next(nextUs);
            if (next.endUs() > untilUs) {
                return plan;
            }
            plan.add(next);
            nextUs = next.endUs() + 2 * S + (long) (random.nextDouble() * 2 * S);
        }
    }

    private Disturbance next(long startUs) {
        Kind kind = deal();
        int place = random.nextInt(venues.size());
        Venue venue = venues.get(place);
        Venue beside = kind.isOfTwo() ? venues.get((place + 1) % venues.size()) : null;
        boolean up = random.nextBoolean();
        double apart = shiftBps(kind, breakEvenBps(venue, beside, up, startUs));
        double moved = breakEvenBps(venue, beside, !up, startUs) + 30 + 60 * random.nextDouble();
        long lengthUs = lengthUs(kind);
        return new Disturbance(
                kind,
                market,
                venue,
                startUs,
                startUs + lengthUs,
                kind.moves() ? 0 : up ? apart : -apart,
                beside,
                besideBps(kind, up ? apart : -apart),
                startUs + movesAfterUs(kind),
                !kind.moves() ? 0 : up ? moved : -moved);
    }

    private Kind deal() {
        if (deck.isEmpty()) {
            for (Kind kind : Kind.values()) {
                deck.addAll(Collections.nCopies(kind.share(), kind));
            }
            Collections.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
    }

    private double shiftBps(Kind kind, double breakEvenBps) {
        return switch (kind) {
            case BELOW_FEES -> breakEvenBps * (0.3 + 0.5 * random.nextDouble());
            case STANDING_PREMIUM -> breakEvenBps * 0.8;
            case BREATHING_PREMIUM -> breakEvenBps * 0.9;
            case BELOW_THRESHOLD -> breakEvenBps + 3 + 7 * random.nextDouble();
            case THIN_LEVEL -> breakEvenBps + rule.minNetBps() + 10 + 30 * random.nextDouble();
            case ALIEN_ASSET, ALIEN_IN_HALF -> alienBps();
            case FLASH_MOVE -> limits.maxGrossBps() * (0.4 + 0.3 * random.nextDouble());
            default ->
                    breakEvenBps
                            + 2 * rule.minNetBps()
                            + DEPTH_COST_BPS
                            + 4
                            + 44 * random.nextDouble();
        };
    }

    private double besideBps(Kind kind, double apartBps) {
        return switch (kind) {
            case ALIEN_IN_HALF -> apartBps;
            case TAKEABLE_BESIDE_AN_ALIEN -> random.nextBoolean() ? alienBps() : -alienBps();
            default -> 0;
        };
    }

    private double alienBps() {
        return limits.maxGrossBps() * (3 + 4 * random.nextDouble());
    }

    private long lengthUs(Kind kind) {
        long dwell = rule.dwellUs();
        return switch (kind) {
            case TOO_SHORT -> (long) (dwell * (0.25 + 0.35 * random.nextDouble()));
            case FLICKER -> 3 * S;
            case STANDING_PREMIUM, BREATHING_PREMIUM -> 12 * S;
            case OUTSTAYING -> limits.ageCapUs() + 4 * S;
            case MOVE_SEEN_FAR_TOO_LATE -> 9 * S;
            case GROWING_DELAY -> 6 * S;
            case STALL_WITH_BACKLOG -> (long) (1.5 * S + random.nextDouble() * S);
            case SILENT -> (long) (2.7 * S);
            case SILENT_FOR_LONG -> limits.maxAgeUs() + 3 * S;
            case FROZEN -> limits.maxUnchangedUs() + 4 * S;
            default -> dwell + S / 2 + (long) (random.nextDouble() * 4 * S);
        };
    }

    private long movesAfterUs(Kind kind) {
        return switch (kind) {
            case MOVE_SEEN_FAR_TOO_LATE -> 5 * S;
            case GROWING_DELAY -> 4 * S;
            case STALL_WITH_BACKLOG -> S / 2;
            case SILENT -> limits.maxSkewUs() + S / 5;
            case SILENT_FOR_LONG -> limits.maxAgeUs() + S;
            case FROZEN -> limits.maxUnchangedUs() + S;
            default -> S / 2;
        };
    }

    /** Difference of prices at which the cheapest route over the venue earns nothing. */
    private double breakEvenBps(Venue venue, Venue beside, boolean up, long timeUs) {
        double least = Double.MAX_VALUE;
        for (Venue other : venues) {
            if (other != venue && other != beside) {
                double pay = charge(up ? other : venue, timeUs).payFactor().doubleValue();
                double keep = charge(up ? venue : other, timeUs).keepFactor().doubleValue();
                least = Math.min(least, (pay / keep - 1) * 1e4);
            }
        }
        return least;
    }

    private Charges.Row charge(Venue venue, long timeUs) {
        return limits.charges().of(new Listing(venue, market), timeUs).orElseThrow();
    }
}
