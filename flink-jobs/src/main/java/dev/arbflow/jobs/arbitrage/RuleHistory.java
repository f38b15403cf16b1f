package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.rule.Rule;
import java.io.Serializable;
import java.util.List;

/**
 * Every rule that has been written so far, in the order of the log.
 *
 * <p>Detection asks for it whenever it starts, before its first book: what comes through a stream
 * beside the books can be overtaken by them.
 */
@FunctionalInterface
public interface RuleHistory extends Serializable {

    /**
     * A rule in the log.
     *
     * @param rule what was written
     * @param writtenMs when, as the log stored it, epoch milliseconds
     */
    record Written(Rule rule, long writtenMs) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads all of them; waits for an answer.
     *
     * @throws IllegalStateException if the log does not answer
     */
    List<Written> read();
}
