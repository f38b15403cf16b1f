package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.sandbox.truth.seen.SeenFollowUp.Rest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether each episode was looked at again, at the right moments and with the right answer. */
public final class FollowUpCheck {
    /** What binary numbers lose. */
    private static final double SHARE = 1e-9;

    private final List<String> complaints = new ArrayList<>();
    private final boolean endIsKnown;

    private FollowUpCheck(boolean endIsKnown) {
        this.endIsKnown = endIsKnown;
    }

    /**
     * Compares.
     *
     * @param told in any order
     * @return a line for each figure that is wrong, missing or invented
     */
    public static List<String> complaints(SeenTruth truth, Collection<FollowUp> told) {
        FollowUpCheck check = new FollowUpCheck(true);
        Map<String, FollowUp> byId = new HashMap<>();
        for (FollowUp each : told) {
            if (byId.put(each.id(), each) != null) {
                check.complain(each.id(), "told twice");
            }
        }
        truth.followUps().forEach(expected -> check.compare(expected, byId.remove(id(expected))));
        byId.keySet().forEach(id -> check.complain(id, "invented"));
        return check.complaints;
    }

    /**
     * Compares what was told in a run by the clock: how far a market's time went on without a word
     * of it is not known there, and so not what its last looks could see.
     *
     * @param told by the ids of their episodes
     * @param judged the ids of the episodes that are known to the end
     */
    public static List<String> ofRun(
            SeenTruth truth, Map<String, FollowUp> told, Set<String> judged) {
        FollowUpCheck check = new FollowUpCheck(false);
        Set<String> invented = new TreeSet<>(told.keySet());
        invented.retainAll(judged);
        for (SeenFollowUp expected : truth.followUps()) {
            invented.remove(id(expected));
            if (judged.contains(id(expected))) {
                check.compare(expected, told.get(id(expected)));
            }
        }
        invented.forEach(id -> check.complain(id, "invented"));
        return check.complaints;
    }

    private static String id(SeenFollowUp expected) {
        return Episode.idOf(expected.route(), expected.openedUs());
    }

    private void compare(SeenFollowUp expected, FollowUp told) {
        if (told == null) {
            complain(id(expected), "missed");
            return;
        }
        same(told.id(), "toldUs", expected.toldUs(), told.toldUs());
        same(told.id(), "minNetBps", expected.leastBps(), told.minNetBps());
        same(told.id(), "quantity", expected.quantity(), told.quantity());
        same(told.id(), "netBps", expected.netBps(), told.netBps());
        for (int i = 0; i < SeenFollowUp.AFTER_MS.size(); i++) {
            String then = "after " + SeenFollowUp.AFTER_MS.get(i) + " ms ";
            compare(told.id(), then, expected, expected.rests().get(i), told.looks().get(i));
        }
    }

    private void compare(
            String id, String then, SeenFollowUp of, Rest expected, FollowUp.Look told) {
        if (expected.unknown() == CloseReason.SHUTDOWN && !endIsKnown) {
            return;
        }
        same(id, then + "censored", expected.unknown(), told.censored());
        if (expected.unknown() != null || told.censored() != null) {
            return;
        }
        same(id, then + "quantity", expected.quantity(), told.quantity());
        double share =
                expected.quantity().divide(of.quantity(), MathContext.DECIMAL64).doubleValue();
        same(id, then + "share", share, told.share());
        same(id, then + "netBps", expected.netBps(), told.netBps());
        same(id, then + "ageUs", expected.ageUs(), told.ageUs());
        same(id, then + "exhausted", expected.ranOut(), told.exhausted());
    }

    private void same(String id, String what, Object expected, Object told) {
        if (!isSame(expected, told)) {
            complain(id, what + " is " + told + " instead of " + expected);
        }
    }

    private static boolean isSame(Object expected, Object told) {
        if (expected == null || told == null) {
            return expected == told;
        }
        if (expected instanceof BigDecimal exact) {
            return exact.compareTo((BigDecimal) told) == 0;
        }
        return expected instanceof Double near
                ? Math.abs(near - (Double) told) <= SHARE * Math.max(1, Math.abs(near))
                : expected.equals(told);
    }

    private void complain(String id, String what) {
        complaints.add("follow-up: " + id + ": " + what);
    }
}
