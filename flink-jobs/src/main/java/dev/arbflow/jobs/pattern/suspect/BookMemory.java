package dev.arbflow.jobs.pattern.suspect;

/**
 * What is remembered of a listing's book.
 *
 * @param receiveUs when its newest sketch arrived
 * @param mid of that; NaN if it had none
 * @param toldSecond the newest second whose mid has been told
 * @param bid its side to buy
 * @param ask its side to sell
 */
record BookMemory(long receiveUs, double mid, long toldSecond, HalfMemory bid, HalfMemory ask) {
    static final BookMemory NONE =
            new BookMemory(
                    Long.MIN_VALUE, Double.NaN, Long.MIN_VALUE, HalfMemory.NONE, HalfMemory.NONE);

    /** Whether a sketch says what the newest one said. */
    boolean shows(BookSketch sketch) {
        return bid.last().equals(sketch.bid()) && ask.last().equals(sketch.ask());
    }

    /** The last second at whose end the mid is believed; none if there is no mid. */
    long believedUntil() {
        return Double.isNaN(mid)
                ? Long.MIN_VALUE
                : MidSample.secondOf(receiveUs) + VenueMids.SILENT_SECONDS;
    }

    /** The first second whose mid has not been told. */
    long nextSecond() {
        return Math.max(toldSecond + 1, MidSample.secondOf(receiveUs));
    }

    BookMemory toldUntil(long second) {
        return new BookMemory(receiveUs, mid, Math.max(second, toldSecond), bid, ask);
    }
}
