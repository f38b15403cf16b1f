package dev.arbflow.jobs.pattern.suspect;

/**
 * What is remembered of a listing's book.
 *
 * @param receiveUs when its newest sketch arrived
 * @param mid of that; NaN if it had none
 * @param bid its side to buy
 * @param ask its side to sell
 */
record BookMemory(long receiveUs, double mid, HalfMemory bid, HalfMemory ask) {
    static final BookMemory NONE =
            new BookMemory(Long.MIN_VALUE, Double.NaN, HalfMemory.NONE, HalfMemory.NONE);
}
