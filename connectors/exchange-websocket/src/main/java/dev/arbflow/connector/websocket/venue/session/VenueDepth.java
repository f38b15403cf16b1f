package dev.arbflow.connector.websocket.venue.session;

import java.util.Arrays;

/** The book depths a venue offers. */
public final class VenueDepth {
    private VenueDepth() {}

    /**
     * The smallest offered depth that holds the wanted levels.
     *
     * @param offered in ascending order
     * @throws IllegalArgumentException if none does
     */
    public static int covering(int wanted, int... offered) {
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
