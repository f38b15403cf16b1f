package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Nullable;

/**
 * What is remembered of one side of a listing's book.
 *
 * @param last the newest sketch of it
 * @param usual quantity at the touch
 * @param large a large quote that stands at the touch; null if none does
 * @param layers large levels that stand behind it; null if there are too few
 */
record HalfMemory(
        BookSketch.Half last, Usual usual, @Nullable Large large, @Nullable Layers layers) {
    static final HalfMemory NONE =
            new HalfMemory(new BookSketch.Half(Double.NaN, 0, 0), Usual.UNKNOWN, null, null);

    /**
     * A large quote.
     *
     * @param price where it stands
     * @param quantity when it appeared
     * @param times the usual quantity
     * @param sinceUs when it appeared; 0 if it stood already when its side was seen again
     */
    record Large(double price, double quantity, double times, long sinceUs) {}

    /**
     * Large levels.
     *
     * @param most of them at once
     * @param sinceUs when they were several, or were seen again, for the first time
     * @param untilUs when they were several for the last time so far
     */
    record Layers(int most, long sinceUs, long untilUs) {}
}
