package dev.arbflow.market.rule;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes or refuses rules in the order in which they were written.
 *
 * <p>Each decision follows from what was written before, the time at which the log stored it, and
 * the configuration: whoever reads the same log decides alike, now and in every replay. Not for use
 * by several threads.
 */
public final class RuleLog {
    /** How far ahead a rule must be written, so that it reaches every subtask in time. */
    public static final Duration NOTICE = Duration.ofSeconds(5);

    /** How many rules are taken. */
    public static final int MOST = 2_000;

    private final Set<Rule> refused = new HashSet<>();
    private RuleBook book;

    public RuleLog(Configured configured) {
        book = RuleBook.of(configured);
    }

    /** All that was taken. */
    public RuleBook book() {
        return book;
    }

    /** Whether a rule is decided: it was refused, or one of its version was taken. */
    public boolean hasDecided(Rule rule) {
        return refused.contains(rule) || book.has(rule.version());
    }

    /** Takes a rule of which whoever reads the same log has decided that it is taken. */
    public void take(Rule rule) {
        if (!rule.equals(book.of(rule.version()))) {
            book = book.with(rule);
        }
    }

    /**
     * Takes the next rule unless something speaks against it.
     *
     * @param writtenMs when it was written, as the log stored it, epoch milliseconds
     * @return what speaks against it; empty if it is taken
     */
    public Optional<Objection> offer(Rule rule, long writtenMs) {
        Optional<Objection> objection = objection(rule, writtenMs);
        if (objection.isPresent()) {
            refused.add(rule);
        } else {
            book = book.with(rule);
        }
        return objection;
    }

    /** What speaks against the next rule, without taking it. */
    public Optional<Objection> objection(Rule rule, long writtenMs) {
        if (!isInTime(rule, writtenMs)) {
            return Optional.of(
                    new Objection(
                            Objection.Reason.LATE,
                            "it must be written at least %d s before it takes effect"
                                    .formatted(NOTICE.toSeconds())));
        }
        if (book.has(rule.version())) {
            return Optional.of(
                    new Objection(
                            Objection.Reason.VERSION_TAKEN,
                            "version " + rule.version() + " is another rule's"));
        }
        if (book.rules().size() >= MOST) {
            return Optional.of(
                    new Objection(
                            Objection.Reason.TOO_MANY, "there are " + MOST + " rules already"));
        }
        return new RuleCheck(book, rule).objection();
    }

    /** Whether it was written early enough. */
    private static boolean isInTime(Rule rule, long writtenMs) {
        return rule.effectiveFromUs() >= (writtenMs + NOTICE.toMillis()) * 1_000;
    }
}
