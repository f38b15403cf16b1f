package dev.arbflow.jobs.report;

/**
 * A window's aggregates that were released or refused.
 *
 * @param tape feed and listing
 * @param startUs start of the window
 * @param released whether they were; otherwise the budget was spent
 * @param spent epsilon spent of the tape's budget so far
 * @param budget where that ends
 */
public record ReleaseRow(
        String tape, long startUs, boolean released, double spent, double budget) {}
