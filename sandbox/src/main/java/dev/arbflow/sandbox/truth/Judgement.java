package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares claimed episodes with the truth, which knows routes in one currency only: it leaves
 * those with a leg in another one out.
 */
final class Judgement {
    /**
     * How much before the truth an episode may say that it began: it says so in the venues' own
     * time, some of which comes in whole milliseconds, and from clocks a few milliseconds behind.
     */
    private static final long STAMP_TOLERANCE_US = 5_000;

    private final KnownTruth truth;
    private final BusyTimes busy;
    private final long slackUs;

    /**
     * @param busy when nobody in this process could have known: nothing is demanded then, but what
     *     is forbidden stays so
     */
    Judgement(KnownTruth truth, BusyTimes busy) {
        this.truth = truth;
        this.busy = busy;
        this.slackUs = truth.slackUs();
    }

    Verdict of(List<ClaimedEpisode> all) {
        List<ClaimedEpisode> claims =
                all.stream().filter(claim -> claim.route().conversion() == null).toList();
        List<Long> delaysUs = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        KnownTruth judged = truth.demandedOutside(busy);
        for (RouteCourse route : judged.routes().values()) {
            for (Interval demanded : route.demanded()) {
                finder(demanded, claims)
                        .ifPresentOrElse(
                                claim -> delaysUs.add(delayUs(demanded, claim)),
                                () -> missed.add(describe(demanded)));
            }
        }
        List<String> forbidden = new ArrayList<>();
        for (ClaimedEpisode claim : claims) {
            objection(claim).ifPresent(why -> forbidden.add(describe(claim) + ": " + why));
        }
        int injected = delaysUs.size() + missed.size();
        return new Verdict(
                injected,
                delaysUs.size(),
                truth.demands() - injected,
                share(claims.size() - forbidden.size(), claims.size()),
                share(delaysUs.size(), injected),
                Verdict.Delay.ofMicros(delaysUs),
                List.copyOf(missed),
                List.copyOf(forbidden));
    }

    private Optional<ClaimedEpisode> finder(Interval demanded, List<ClaimedEpisode> claims) {
        return claims.stream()
                .filter(claim -> claim.route().equals(demanded.route()))
                .filter(
                        claim ->
                                claim.openedUs() <= demanded.endUs() + slackUs
                                        && claim.closedUs() >= demanded.startUs())
                .findFirst();
    }

    private static long delayUs(Interval demanded, ClaimedEpisode claim) {
        return Math.max(0, claim.detectedUs() - demanded.startUs());
    }

    private Optional<String> objection(ClaimedEpisode claim) {
        RouteCourse route = truth.routes().get(claim.route());
        if (route == null) {
            return Optional.of("no such route was ever quoted");
        }
        if (!covered(route.openable(), claim.openedUs(), claim.detectedUs())) {
            return Optional.of(
                    "the true edge did not stand above the threshold for the dwell time");
        }
        if (!covered(route.holdable(), claim.openedUs(), claim.closedUs())) {
            return Optional.of("it stayed open after the true edge had gone or a feed had failed");
        }
        return truth.faults().stream()
                .filter(fault -> concerns(fault, claim.route()))
                .map(fault -> objection(claim, fault, route))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> objection(ClaimedEpisode claim, FeedFault fault, RouteCourse route) {
        if (fault.kind().reasons().isEmpty()) {
            return Optional.empty();
        }
        long from = fault.startUs() - slackUs;
        long to = fault.startUs() + slackUs;
        if (claim.openedUs() < from && claim.closedUs() > to) {
            return Optional.of("it stayed open through a fault: " + describe(fault));
        }
        boolean endedByIt = claim.closedUs() >= from && claim.closedUs() <= to;
        return endedByIt && isOnlyReason(route, from, to) && !mayGive(fault, claim.closeReason())
                ? Optional.of("another reason ended it: " + describe(fault))
                : Optional.empty();
    }

    /** Neither the price gave another one, nor this machine. */
    private boolean isOnlyReason(RouteCourse route, long fromUs, long toUs) {
        return !busy.overlaps(fromUs, toUs)
                && IntervalTrack.covers(route.worthwhile(), 0, fromUs, toUs);
    }

    private static boolean mayGive(FeedFault fault, CloseReason reason) {
        return reason == CloseReason.SHUTDOWN || fault.kind().reasons().contains(reason);
    }

    private boolean covered(List<Interval> intervals, long fromUs, long toUs) {
        return IntervalTrack.covers(intervals, slackUs, fromUs + STAMP_TOLERANCE_US, toUs);
    }

    private static boolean concerns(FeedFault fault, Route route) {
        return fault.listing().market().equals(route.market())
                && (fault.listing().venue() == route.buy()
                        || fault.listing().venue() == route.sell());
    }

    static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static String describe(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%s stood above the threshold for %d ms from %s",
                interval.route(),
                interval.lengthUs() / 1_000,
                time(interval.startUs()));
    }

    private static String describe(ClaimedEpisode claim) {
        return String.format(
                Locale.ROOT,
                "%s from %s for %d ms, closed as %s",
                claim.route(),
                time(claim.openedUs()),
                (claim.closedUs() - claim.openedUs()) / 1_000,
                claim.closeReason());
    }

    private static String describe(FeedFault fault) {
        return fault.kind() + " of " + fault.listing() + " at " + time(fault.startUs());
    }

    private static Instant time(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
    }
}
