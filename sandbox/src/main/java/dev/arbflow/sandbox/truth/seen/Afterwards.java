package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.truth.BestFill;
import dev.arbflow.sandbox.truth.seen.SeenFollowUp.Rest;
import java.util.ArrayList;
import java.util.List;

/** Looks at the episodes of a route again, so long after they were told. */
final class Afterwards {
    private static final long US_PER_MS = 1_000;

    private final Appraisal appraisal;
    private final double leastBps;
    private final List<SeenFollowUp> complete = new ArrayList<>();
    private final List<SeenFollowUp> waiting = new ArrayList<>();

    Afterwards(Appraisal appraisal, double leastBps) {
        this.appraisal = appraisal;
        this.leastBps = leastBps;
    }

    /** An episode is told at an instant, with what could be taken in it. */
    void told(Route route, long openedUs, long toldUs, BestFill offer) {
        waiting.add(
                new SeenFollowUp(
                        route,
                        openedUs,
                        toldUs,
                        leastBps,
                        offer.quantity(),
                        offer.netBps(),
                        new ArrayList<>()));
    }

    /** Nothing came up to a moment: all looks before it see the same books. */
    void passTo(long untilUs, SeenLeg buy, SeenLeg sell) {
        for (SeenFollowUp each : List.copyOf(waiting)) {
            while (!isComplete(each) && nextUs(each) <= untilUs) {
                each.rests().add(appraisal.rest(each, buy, sell, nextUs(each)));
            }
            if (isComplete(each)) {
                waiting.remove(each);
                complete.add(each);
            }
        }
    }

    /** Nothing more will come. */
    List<SeenFollowUp> finish() {
        for (SeenFollowUp each : waiting) {
            while (!isComplete(each)) {
                each.rests().add(Rest.unknown(CloseReason.SHUTDOWN));
            }
        }
        complete.addAll(waiting);
        waiting.clear();
        return complete;
    }

    private static boolean isComplete(SeenFollowUp followUp) {
        return followUp.rests().size() == SeenFollowUp.AFTER_MS.size();
    }

    private static long nextUs(SeenFollowUp followUp) {
        int ms = SeenFollowUp.AFTER_MS.get(followUp.rests().size());
        return followUp.toldUs() + ms * US_PER_MS;
    }
}
