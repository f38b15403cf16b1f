package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether each candidate was told under one id, with its one outcome. */
public final class LedgerCheck {
    private LedgerCheck() {}

    /**
     * Compares.
     *
     * @param lines all versions of all candidates, in any order
     * @return a line for each candidate that was told wrongly
     */
    public static List<String> complaints(SeenTruth truth, Collection<Candidate> lines) {
        Map<String, String> expected = new TreeMap<>(truth.standing());
        for (SeenCandidate each : truth.candidates()) {
            expected.put(
                    SeenCandidate.id(each.route(), each.startUs()),
                    ended(each.outcome(), each.refusal(), each.episodes().size(), each.endUs()));
        }
        Map<String, String> told = new TreeMap<>();
        newest(lines).forEach((id, each) -> told.put(id, said(each, truth)));
        TreeSet<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(told.keySet());
        List<String> complaints = new ArrayList<>();
        for (String id : ids) {
            String was = expected.getOrDefault(id, Confusion.NOTHING);
            String said = told.getOrDefault(id, Confusion.NOTHING);
            if (!was.equals(said)) {
                complaints.add("ledger: " + id + " told as " + said + ", was " + was);
            }
        }
        return complaints;
    }

    private static Map<String, Candidate> newest(Collection<Candidate> lines) {
        Map<String, Candidate> newest = new TreeMap<>();
        for (Candidate each : lines) {
            newest.merge(each.id(), each, (a, b) -> a.revision() > b.revision() ? a : b);
        }
        return newest;
    }

    /** Of what stands at the end only the outcome is compared: it has no end. */
    private static String said(Candidate line, SeenTruth truth) {
        return truth.standing().containsKey(line.id())
                ? line.outcome().name()
                : ended(line.outcome().name(), line.reason(), line.episodes(), line.endUs());
    }

    private static String ended(String outcome, Object reason, int episodes, long endUs) {
        return outcome + " for " + reason + " with " + episodes + " episodes until " + endUs;
    }
}
