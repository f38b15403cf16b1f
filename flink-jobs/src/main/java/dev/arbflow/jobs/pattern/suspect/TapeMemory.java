package dev.arbflow.jobs.pattern.suspect;

import java.util.List;

/**
 * What is remembered of a listing's trades.
 *
 * @param recent the newest of them, oldest first; a bounded number
 * @param volume of the few seconds that run
 * @param usual what is traded in so many seconds in which anything is traded at all
 * @param boughtSecond the last second in which a taker bought
 * @param soldSecond the last second in which a taker sold
 */
record TapeMemory(
        List<Print> recent, Volume volume, Usual usual, long boughtSecond, long soldSecond) {
    static final TapeMemory NONE =
            new TapeMemory(
                    List.of(),
                    new Volume(Long.MIN_VALUE, 0, 0, false),
                    Usual.UNKNOWN,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE);

    /**
     * What was traded in a step of time.
     *
     * @param step which one
     * @param bought base units that takers bought
     * @param sold base units that takers sold
     * @param told whether it has been told as a surge
     */
    record Volume(long step, double bought, double sold, boolean told) {
        double total() {
            return bought + sold;
        }
    }
}
