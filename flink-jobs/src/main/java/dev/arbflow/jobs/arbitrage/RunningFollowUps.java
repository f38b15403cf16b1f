package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.FollowUp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The episodes of one market that were told less than a second ago, each with the looks taken at it
 * so far.
 *
 * <p>Mutable, lives inside {@link MarketBoard}; an entry dies with its last look.
 */
final class RunningFollowUps {
    private final List<FollowUp> running = new ArrayList<>(1);
    private long nextUs = RouteTrack.NEVER;

    /** Begins one, or goes on with one from a state. */
    void add(FollowUp followUp) {
        running.add(followUp);
        nextUs = Math.min(nextUs, followUp.nextUs());
    }

    /** In the order in which they began. */
    List<FollowUp> all() {
        return Collections.unmodifiableList(running);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Event time of the next look, or {@link RouteTrack#NEVER}. */
    long nextUs() {
        return nextUs;
    }

    /**
     * Takes the looks that are due.
     *
     * @param nowUs a moment that no look has been waiting for longer than
     * @param look what an episode offers at that moment
     * @param complete is told those that need no more looks
     */
    void look(long nowUs, Function<FollowUp, FollowUp.Look> look, Consumer<FollowUp> complete) {
        if (nextUs > nowUs) {
            return;
        }
        nextUs = RouteTrack.NEVER;
        for (ListIterator<FollowUp> each = running.listIterator(); each.hasNext(); ) {
            FollowUp before = each.next();
            FollowUp after = before.nextUs() <= nowUs ? before.with(look.apply(before)) : before;
            if (after.isComplete()) {
                each.remove();
                complete.accept(after);
            } else {
                each.set(after);
                nextUs = Math.min(nextUs, after.nextUs());
            }
        }
    }

    /** Nothing more will be seen: tells all of them as cut off. */
    void cutOff(CloseReason why, Consumer<FollowUp> told) {
        for (Iterator<FollowUp> each = running.iterator(); each.hasNext(); each.remove()) {
            told.accept(each.next().cutOff(why));
        }
        nextUs = RouteTrack.NEVER;
    }
}
