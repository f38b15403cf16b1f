package dev.arbflow.jobs.past;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the past as they would have been had one more held from a moment on.
 *
 * <p>Today that rule would be the newest of its scope. So that it is in the past too, it is given
 * again behind each rule of its scope that came into force since.
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
     * @param fromUs since when it would have held
     */
    public static RulesWithOneMore of(List<Written> written, Rule more, long fromUs) {
        List<Written> rules = new ArrayList<>(written);
        rules.add(inTime(more, versionAfter(rules), fromUs));
        for (Written each : written) {
            long thenUs = each.rule().effectiveFromUs();
            if (each.rule().scope().equals(more.scope()) && thenUs >= fromUs) {
                rules.add(inTime(more, versionAfter(rules), thenUs + 1));
            }
        }
        return new RulesWithOneMore(rules, written.size());
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
