package dev.arbflow.jobs.past;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import dev.arbflow.market.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules of the past as they would have been had one more held from a moment on.
 *
 * <p>Today that rule would be the newest of its scope. So that it is in the past too, it is given
 * again behind each rule of its scope that was taken and came into force since.
 *
 * @param rules in the order of the log, the added ones last
 * @param were how many of them there really were
 */
public record RulesWithOneMore(List<Written> rules, int were) implements RuleHistory {
    private static final long serialVersionUID = 1L;

    /** Keeps its own copy of the rules. */
    public RulesWithOneMore {
        rules = List.copyOf(rules);
    }

    /** The rules as they were. */
    public static RulesWithOneMore none(List<Written> written) {
        return new RulesWithOneMore(written, written.size());
    }

    /**
     * The same and one more.
     *
     * @param configured decides which of those that were written were taken
     * @param fromUs since when it would have held
     */
    public static RulesWithOneMore of(
            List<Written> written, Configured configured, Rule more, long fromUs) {
        SortedSet<Long> theirs = momentsUs(written, configured, more.scope(), fromUs);
        SortedSet<Long> added = new TreeSet<>(List.of(fromUs));
        theirs.forEach(momentUs -> added.add(momentUs + 1));
        added.removeAll(theirs); // each has one of its own right behind it
        List<Written> rules = new ArrayList<>(written);
        added.forEach(thenUs -> rules.add(inTime(more, versionAfter(rules), thenUs)));
        return new RulesWithOneMore(rules, written.size());
    }

    /** When rules of a scope that were taken came into force. */
    private static SortedSet<Long> momentsUs(
            List<Written> written, Configured configured, Scope scope, long fromUs) {
        RuleLog log = new RuleLog(configured);
        written.forEach(each -> log.offer(each.rule(), each.writtenMs()));
        return log.book().rules().stream()
                .filter(rule -> rule.scope().equals(scope))
                .map(Rule::effectiveFromUs)
                .filter(momentUs -> momentUs >= fromUs)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why the added rule would not have been taken then; empty if it would. */
    public Optional<Objection> objection(Configured configured) {
        RuleLog log = new RuleLog(configured);
        Optional<Objection> objection = Optional.empty();
        for (int i = 0; i < rules.size(); i++) {
            Written each = rules.get(i);
            Optional<Objection> its = log.offer(each.rule(), each.writtenMs());
            objection = i >= were && objection.isEmpty() ? its : objection;
        }
        return objection;
    }

    @Override
    public List<Written> read() {
        return rules;
    }

    private static int versionAfter(List<Written> rules) {
        return 1 + rules.stream().mapToInt(each -> each.rule().version()).max().orElse(0);
    }

    private static Written inTime(Rule rule, int version, long fromUs) {
        Rule then =
                new Rule(
                        version,
                        fromUs,
                        rule.scope(),
                        rule.values(),
                        rule.takerFee(),
                        rule.author(),
                        rule.note());
        return new Written(then, Math.floorDiv(fromUs, 1_000L) - RuleLog.NOTICE.toMillis());
    }
}
