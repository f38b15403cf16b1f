package dev.arbflow.jobs.report;

/**
 * One window of a pair that the page shows.
 *
 * @param pair which pair
 * @param rank of the pair, 0 for the closest
 * @param second whether it is the pair's second window
 */
public record PathRequest(PairRow pair, int rank, boolean second) {

    /** The identity of the window in the store. */
    public String windowId() {
        return second
                ? WindowRow.idOf(pair.secondListing(), pair.secondEndUs())
                : WindowRow.idOf(pair.firstListing(), pair.firstEndUs());
    }
}
