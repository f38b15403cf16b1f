package dev.arbflow.jobs.pattern.kmeans;

/**
 * A number of clusters that follows evidence slowly: another one is taken only if it is found a few
 * times running, so that labels do not come and go with each weighing.
 *
 * @param clusters what was chosen; 0 if nothing has been weighed yet
 * @param rival what has been found lately instead; 0 if nothing has
 * @param times how often running
 */
record ChosenCount(int clusters, int rival, int times) {
    static final ChosenCount NONE = new ChosenCount(0, 0, 0);

    private static final int TIMES = 3;

    static ChosenCount of(int clusters) {
        return new ChosenCount(clusters, 0, 0);
    }

    /**
     * After one more weighing; one of few windows, which tells groups from noise badly, is none.
     */
    ChosenCount after(GroupEvidence evidence) {
        return evidence.points() < ShadowModels.ENOUGH_POINTS ? this : after(evidence.supported());
    }

    private ChosenCount after(int found) {
        if (clusters == 0 || found == clusters) {
            return of(found);
        }
        int running = found == rival ? times + 1 : 1;
        return running >= TIMES ? of(found) : new ChosenCount(clusters, found, running);
    }
}
