package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import dev.arbflow.market.rule.RuleLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/**
 * The rules that an operator knows: those of the log at its start, and those that the gate has let
 * through since.
 */
public final class KnownRules {
    private final RuleLog written;
    private RuleBook book;

    private KnownRules(Configured configured) {
        written = new RuleLog(configured);
    }

    /** Reads the log. */
    public static KnownRules from(RuleHistory history, Configured configured) {
        KnownRules known = new KnownRules(configured);
        history.read().forEach(each -> known.written.offer(each.rule(), each.writtenMs()));
        return known;
    }

    /** What the gate lets through is taken by the log that has been read, or was written later. */
    public void take(Rule rule, BroadcastState<Integer, Rule> told) throws Exception {
        told.put(rule.version(), rule);
        written.take(rule);
        book = null;
    }

    /**
     * All of them.
     *
     * @param told rules that were told before the start, of which the log may say nothing
     * @param former the same as earlier releases had them
     */
    public RuleBook book(
            ReadOnlyBroadcastState<Integer, Rule> told,
            ReadOnlyBroadcastState<Integer, DetectionRule> former)
            throws Exception {
        if (book == null) {
            book = written.book().with(undecided(told, former));
        }
        return book;
    }

    private List<Rule> undecided(
            ReadOnlyBroadcastState<Integer, Rule> told,
            ReadOnlyBroadcastState<Integer, DetectionRule> former)
            throws Exception {
        List<Rule> undecided = new ArrayList<>();
        for (Map.Entry<Integer, DetectionRule> each : former.immutableEntries()) {
            if (each.getKey() > 0) {
                undecided.add(Rule.of(each.getValue()));
            }
        }
        for (Map.Entry<Integer, Rule> each : told.immutableEntries()) {
            undecided.add(each.getValue());
        }
        undecided.removeIf(written::hasDecided);
        return undecided;
    }
}
