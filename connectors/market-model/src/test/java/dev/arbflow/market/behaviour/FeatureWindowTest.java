package dev.arbflow.market.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import org.junit.jupiter.api.Test;

class FeatureWindowTest {
    private static final Listing LISTING = Listing.parse("KRAKEN|BTC/USD");

    @Test
    void isNamedByItsListingAndEnd() {
        assertThat(window(1, 2, Feature.COUNT).id()).isEqualTo("KRAKEN|BTC/USD@2");
    }

    @Test
    void givesEachFeatureByName() {
        FeatureWindow window = window(1, 2, Feature.COUNT);
        window.raw()[Feature.LEAD_LAG.index()] = 0.25;

        assertThat(window.raw(Feature.LEAD_LAG)).isEqualTo(0.25);
    }

    @Test
    void refusesAVectorOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> window(1, 2, 3));
    }

    @Test
    void refusesAnEmptyWindow() {
        assertThatIllegalArgumentException().isThrownBy(() -> window(2, 2, Feature.COUNT));
    }

    @Test
    void learnsFromCompleteWindowsOnly() {
        assertThat(window(1, 2, Feature.COUNT).isComplete()).isFalse();
    }

    private static FeatureWindow window(long startUs, long endUs, int features) {
        return new FeatureWindow(
                LISTING,
                startUs,
                endUs,
                Completeness.FEED_FAULT,
                new double[features],
                new double[features],
                0,
                new double[0],
                Double.NaN);
    }
}
