package dev.arbflow.jobs.alert;

import java.util.List;

/**
 * The causes of a market as they are kept in state.
 *
 * @param all at most one that stands for each of its open episodes
 */
record Causes(List<MarketCause> all) {
    static final Causes NONE = new Causes(List.of());

    static Causes orNone(Causes known) {
        return known == null ? NONE : known;
    }
}
