package dev.arbflow.sandbox.run;

import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether every candidate of a run ended as exactly one thing, counted in three places. */
final class LedgerBalance {
    private LedgerBalance() {}

    /**
     * Compares what the job opened, closed and refused with what is stored.
     *
     * @param stored whether the document store holds this run and nothing else
     * @return a line for each sum that does not agree
     */
    static List<String> complaints(Summary.CandidateCounts counts, boolean stored) {
        List<String> wrong = new ArrayList<>();
        if (counts.open() < 0) {
            wrong.add("candidates: " + -counts.open() + " more outcomes than candidates");
        }
        same(
                wrong,
                "with a reason",
                counts.refusedInAll(),
                of(counts.closed(), Outcome.REFUSED)
                        + of(counts.closed(), Outcome.BELOW_THRESHOLD));
        if (stored) {
            for (Outcome outcome : Outcome.values()) {
                same(
                        wrong,
                        outcome + " in MongoDB",
                        of(counts.stored(), outcome),
                        outcome == Outcome.OPEN ? counts.open() : of(counts.closed(), outcome));
            }
        }
        return wrong;
    }

    private static long of(Map<String, Long> counts, Outcome outcome) {
        return counts.getOrDefault(outcome.name(), 0L);
    }

    private static void same(List<String> wrong, String what, long found, long expected) {
        if (found != expected) {
            wrong.add("candidates " + what + ": " + found + " instead of " + expected);
        }
    }
}
