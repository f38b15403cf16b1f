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
 * are equal, except where a leg was refused while the episode began, lasted or ended.
 */
final class EpisodeComparison {
    /** Frames of two runs take different times, and an episode is as old as its books' arrival. */
    private static final long SAME_TIME_US = 250_000;

    private static final double SAME_BPS = 0.5;

    /** A refusal shows in what is proven before it, and lasts until a new book has come. */
    private static final long AROUND_US = 3_000_000;

    private final long fromUs;
    private final long untilUs;
    private final Refusals refusals;

    /** Asks why a route was refused. */
    interface Refusals {

        /** Names under which a leg was refused at any moment between two; empty if none was. */
        Set<String> of(Route route, long fromUs, long untilUs);
    }

    /**
     * @param fromUs what begins before is not compared
     * @param untilUs what ends after is not compared
     */
    EpisodeComparison(long fromUs, long untilUs, Refusals refusals) {
        this.fromUs = fromUs;
        this.untilUs = untilUs;
        this.refusals = refusals;
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
        int refused = 0;
        for (Episode each : calm) {
            List<Episode> its = told.stream().filter(other -> overlap(each, other)).toList();
            paired.addAll(its);
            if (!isCompared(each)) {
                continue;
            }
            expected++;
            if (its.size() == 1 && areSame(each, its.get(0))) {
                continue;
            }
            Set<String> why =
                    refusals.of(
                            each.route(), each.openedUs() - AROUND_US, each.lastUs() + AROUND_US);
            if (why.isEmpty()) {
                complaints.add(difference(each, its));
            } else {
                refused++;
                names.addAll(why);
            }
        }
        told.stream()
                .filter(each -> isCompared(each) && !paired.contains(each))
                .forEach(each -> complaints.add("invented: " + each.id()));
        return new EpisodeScore(expected, refused, names, complaints);
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

    private boolean isCompared(Episode each) {
        return each.openedUs() >= fromUs && each.lastUs() <= untilUs;
    }

    private static boolean overlap(Episode calm, Episode other) {
        return calm.route().equals(other.route())
                && other.openedUs() <= calm.lastUs() + SAME_TIME_US
                && other.lastUs() >= calm.openedUs() - SAME_TIME_US;
    }

    private static boolean areSame(Episode calm, Episode other) {
        return Math.abs(calm.openedUs() - other.openedUs()) <= SAME_TIME_US
                && Math.abs(calm.lastUs() - other.lastUs()) <= SAME_TIME_US
                && Math.abs(calm.net().peakBps() - other.net().peakBps()) <= SAME_BPS;
    }
}
