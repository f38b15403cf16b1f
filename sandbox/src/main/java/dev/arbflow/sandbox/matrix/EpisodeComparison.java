package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the episodes of two runs over the same market, the second of which was disturbed: they
 * are equal, except where a leg was refused while the episode began, lasted or ended; where one was
 * told to be late, they are as late.
 */
final class EpisodeComparison {
    /** Frames of two runs take different times, and an episode is as old as its books' arrival. */
    static final long SAME_TIME_US = 250_000;

    private static final double SAME_BPS = 0.5;

    /** A late leg is compared with the other as it is now: prices move by as much in a second. */
    private static final double LATE_BPS = 2.5;

    /** A refusal shows in what is proven before it, and lasts until a new book has come. */
    private static final long AROUND_US = 3_000_000;

    private final long fromUs;
    private final long untilUs;
    private final Meanwhile refused;
    private final Lag late;

    /** Asks what was wrong with a route. */
    interface Meanwhile {

        /** Names of what a leg was at any moment between two; empty if it was nothing. */
        Set<String> of(Route route, long fromUs, long untilUs);
    }

    /** Asks how late a route was. */
    interface Lag {

        /** By how much a leg was told to be late at most between two moments; 0 if it was not. */
        long of(Route route, long fromUs, long untilUs);
    }

    /**
     * @param fromUs what begins before is not compared
     * @param untilUs what ends after is not compared
     * @param refused under which names legs were
     * @param late by how much legs were told to be late, but not so late that they were refused
     */
    EpisodeComparison(long fromUs, long untilUs, Meanwhile refused, Lag late) {
        this.fromUs = fromUs;
        this.untilUs = untilUs;
        this.refused = refused;
        this.late = late;
    }

    /**
     * Compares the newest version of each episode.
     *
     * @param calm of the undisturbed run
     * @param told of the disturbed one
     */
    EpisodeScore of(List<Episode> calm, List<Episode> told) {
        List<String> complaints = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Set<Episode> paired = new HashSet<>();
        int expected = 0;
        int excused = 0;
        int seenLate = 0;
        for (Episode each : calm) {
            List<Episode> its = told.stream().filter(other -> overlap(each, other)).toList();
            paired.addAll(its);
            if (!isCompared(each)) {
                continue;
            }
            expected++;
            if (its.size() == 1 && areSame(each, its.get(0), 0, SAME_BPS)) {
                continue;
            }
            Set<String> why = refused.of(each.route(), before(each), after(each));
            if (!why.isEmpty()) {
                excused++;
                names.addAll(why);
            } else if (isSeenLate(each, its)) {
                seenLate++;
            } else {
                complaints.add(difference(each, its));
            }
        }
        told.stream()
                .filter(each -> isCompared(each) && !paired.contains(each))
                .forEach(each -> complaints.add("invented: " + each.id()));
        return new EpisodeScore(expected, excused, seenLate, names, complaints);
    }

    private boolean isSeenLate(Episode calm, List<Episode> its) {
        long lagUs = late.of(calm.route(), before(calm), after(calm));
        return its.size() == 1 && lagUs > 0 && areSame(calm, its.get(0), lagUs, LATE_BPS);
    }

    private static long before(Episode each) {
        return each.openedUs() - AROUND_US;
    }

    private static long after(Episode each) {
        return each.lastUs() + AROUND_US;
    }

    private static String difference(Episode calm, List<Episode> its) {
        if (its.isEmpty()) {
            return "missed: " + calm.id();
        }
        Episode other = its.get(0);
        return String.format(
                Locale.ROOT,
                "%d instead of one: %s, begun %+d ms, ended %+d ms, peak %+.2f bps",
                its.size(),
                calm.id(),
                (other.openedUs() - calm.openedUs()) / 1_000,
                (its.get(its.size() - 1).lastUs() - calm.lastUs()) / 1_000,
                other.net().peakBps() - calm.net().peakBps());
    }

    /** By no more than was told, and never early. */
    private static boolean isLate(long us, long lagUs) {
        return us >= -SAME_TIME_US && us <= lagUs + SAME_TIME_US;
    }

    private boolean isCompared(Episode each) {
        return each.openedUs() >= fromUs && each.lastUs() <= untilUs;
    }

    private static boolean overlap(Episode calm, Episode other) {
        return calm.route().equals(other.route())
                && other.openedUs() <= calm.lastUs() + SAME_TIME_US
                && other.lastUs() >= calm.openedUs() - SAME_TIME_US;
    }

    private static boolean areSame(Episode calm, Episode other, long lagUs, double bps) {
        return isLate(other.openedUs() - calm.openedUs(), lagUs)
                && isLate(other.lastUs() - calm.lastUs(), lagUs)
                && Math.abs(calm.net().peakBps() - other.net().peakBps()) <= bps;
    }
}
