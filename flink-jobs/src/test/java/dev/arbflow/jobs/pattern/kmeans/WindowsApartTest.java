package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.BITSTAMP;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowsApartTest {
    private static final String ETHER = "KRAKEN|ETH/USD";

    @Test
    void takesOneListingOfAMarketAtATimeAndEachInTurn() {
        assertThat(chosen(60_000, BITSTAMP, KRAKEN)).containsExactly(KRAKEN);
        assertThat(chosen(120_000, BITSTAMP, KRAKEN)).containsExactly(BITSTAMP);
        assertThat(chosen(180_000, BITSTAMP, KRAKEN)).containsExactly(KRAKEN);
    }

    @Test
    void takesOneOfEachMarket() {
        assertThat(chosen(60_000, BITSTAMP, ETHER, KRAKEN))
                .containsExactlyInAnyOrder(ETHER, KRAKEN);
    }

    @Test
    void takesNoneThatOverlapWithOthers() {
        assertThat(chosen(67_500, BITSTAMP, KRAKEN)).isEmpty();
        assertThat(chosen(60_000)).isEmpty();
    }

    @Test
    void whatListingsOfAMarketHaveInCommonMakesNoGroups() {
        int seeds = 12;
        int together = 0;
        int apart = 0;
        for (int seed = 0; seed < seeds; seed++) {
            together += isTakenForGroups(seed, 5, 5) ? 1 : 0;
            apart += isTakenForGroups(seed, 5, 1) ? 1 : 0;
        }

        assertThat(together).as("all listings of a moment weighed").isGreaterThan(seeds / 2);
        assertThat(apart).as("one listing of a moment weighed").isLessThanOrEqualTo(1);
    }

    /** Noise, of which 0.7 is common to the listings of a moment. */
    private static boolean isTakenForGroups(long seed, int listings, int weighed) {
        return ShadowModels.weigh(CommonNoise.of(0.7, listings, weighed, 8, seed), 1, seed)
                        .orElseThrow()
                        .supported()
                > 1;
    }

    private static List<String> chosen(long endMs, String... listings) {
        List<WeightedWindow> moment =
                Stream.of(listings)
                        .map(listing -> WeightedWindow.plain(window(listing, endMs, 1)))
                        .toList();
        Set<FeatureWindow> chosen = WindowsApart.of(moment);
        return chosen.stream().map(window -> window.listing().code()).toList();
    }
}
