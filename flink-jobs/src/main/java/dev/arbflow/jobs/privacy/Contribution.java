package dev.arbflow.jobs.privacy;

/**
 * What a release needs to know of a trade, or that a window is about to begin.
 *
 * @param tape whose trade, {@code Tape.code()}
 * @param timeUs when it happened; start of the window if there is no trade
 * @param quantity base units; 0 if there is no trade
 */
public record Contribution(String tape, long timeUs, double quantity) {

    static Contribution window(String tape, long startUs) {
        return new Contribution(tape, startUs, 0);
    }

    boolean isTrade() {
        return quantity > 0;
    }
}
