package dev.arbflow.jobs.privacy;

/**
 * What a tape's releases have told in one period of the budget.
 *
 * @param period number of the period
 * @param spentMicros privacy loss so far, in millionths
 */
record EpsilonLedger(long period, long spentMicros) {

    /** The ledger of a period: this one, or a new one where another begins. */
    EpsilonLedger in(long wanted) {
        return wanted == period ? this : new EpsilonLedger(wanted, 0);
    }

    boolean affords(long micros, long budgetMicros) {
        return spentMicros + micros <= budgetMicros;
    }

    EpsilonLedger spend(long micros) {
        return new EpsilonLedger(period, spentMicros + micros);
    }
}
