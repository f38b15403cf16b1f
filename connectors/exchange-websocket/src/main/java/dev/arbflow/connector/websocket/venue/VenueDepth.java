package dev.arbflow.connector.websocket.venue;

import java.util.Arrays;

/** The book depths a venue offers. */
final class VenueDepth {
    private VenueDepth() {}

    /**
     * The smallest offered depth that holds the wanted levels.
     *
     * @param offered in ascending order
     * @throws IllegalArgumentException if none does
     */
    static int covering(int wanted, int... offered) {
        return Arrays.stream(offered)
                .filter(depth -> depth >= wanted)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        wanted
                                                + " levels are not offered, only "
                                                + Arrays.toString(offered)));
    }
}
