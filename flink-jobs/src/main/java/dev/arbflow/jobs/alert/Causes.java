package dev.arbflow.jobs.alert;

import java.util.List;

/**
 * The causes of a market as they are kept in state.
 *
 * @param all those that stand or may be gone on with, and those of which a cool-down is remembered
 */
record Causes(List<MarketCause> all) {
    static final Causes NONE = new Causes(List.of());

    static Causes orNone(Causes known) {
        return known == null ? NONE : known;
    }
}
