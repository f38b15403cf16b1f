package dev.arbflow.jobs.fairness;

/**
 * What is known of one kind of count of a tape.
 *
 * @param usual periods in which nothing was wrong
 * @param pending later ones of which that cannot be said yet: a venue of the group lacked something
 * @param run in which the tape itself lacks something
 */
record Watch(Baseline usual, Baseline pending, Run run) {

    static final Watch NEW = new Watch(Baseline.NONE, Baseline.NONE, Run.NONE);

    /** The watch without what is older than its longest memory at a period. */
    Watch at(long startUs, long lengthUs) {
        Baseline young = usual.at(startUs, lengthUs);
        return new Watch(
                young,
                pending.at(startUs, lengthUs),
                young.periods() < ShareTest.MIN_PERIODS ? Run.NONE : run);
    }

    Watch in(Run other) {
        return new Watch(usual, pending, other);
    }

    /** The period waits for a second look. */
    Watch waiting(long startUs, long own, long all) {
        return new Watch(usual, pending.with(startUs, own, all), run);
    }

    /** Nothing is wrong, nor was it in those that waited. */
    Watch trusted() {
        return new Watch(usual.with(pending), Baseline.NONE, run);
    }

    /** Something was wrong, and may have been in those that waited. */
    Watch distrusted() {
        return new Watch(usual, Baseline.NONE, run);
    }
}
