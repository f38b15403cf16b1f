package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HalfWatchTest {
    private final List<Signal> told = new ArrayList<>();
    private final HalfWatch watch = new HalfWatch(Sketches.KRAKEN, Side.BUY, told::add);
    private HalfMemory memory = HalfMemory.NONE;
    private long nowUs;

    @BeforeEach
    void learnsWhatIsUsual() {
        for (int i = 0; i < 2 * Usual.KNOWN_FROM; i++) {
            see(100, 1 + i % 2 * 0.1, 0, 250);
        }
    }

    @Test
    void aLargeQuoteThatIsGoneWithinHalfASecondIsFleeting() {
        see(100, 20, 0, 100);
        see(100, 1, 0, 300);

        assertThat(told)
                .singleElement()
                .satisfies(
                        signal -> {
                            assertThat(signal.kind()).isEqualTo(Kind.FLEETING_QUOTE);
                            assertThat(signal.timeUs() - signal.sinceUs()).isEqualTo(300_000);
                            assertThat(signal.price()).isEqualTo(100);
                            assertThat(signal.quantity()).isEqualTo(20);
                            assertThat(signal.peak()).isBetween(15.0, 25.0);
                        });
    }

    @Test
    void soIsOneWhoseWholePriceIsGone() {
        see(100.5, 20, 0, 100);
        see(100, 1, 0, 300);

        assertThat(told).extracting(Signal::kind).containsExactly(Kind.FLEETING_QUOTE);
    }

    @Test
    void oneThatStandsForASecondIsNot() {
        see(100, 20, 0, 100);
        see(100, 19, 0, 600);
        see(100, 1, 0, 400);

        assertThat(told).isEmpty();
    }

    @Test
    void noneIsOneBehindABetterPriceOrInABookThatCannotBeSeen() {
        see(100, 20, 0, 100);
        see(100.5, 1, 0, 100);
        see(100, 1, 0, 100);
        see(100, 20, 0, 100);
        see(Double.NaN, 0, 0, 100);
        see(100, 1, 0, 100);

        assertThat(told).isEmpty();
    }

    @Test
    void nothingIsLargeBeforeItIsKnownWhatIsUsual() {
        memory = HalfMemory.NONE;
        see(100, 1, 0, 100);
        see(100, 50, 0, 100);
        see(100, 1, 0, 100);

        assertThat(told).isEmpty();
    }

    @Test
    void aFewLargeQuotesDoNotChangeWhatIsUsual() {
        for (int i = 0; i < 20; i++) {
            see(100, 20, 0, 100);
            see(100, 1, 0, 100);
        }

        assertThat(told).hasSize(20);
    }

    @Test
    void layersAreToldWhenTheyAppearAndWhenTheyGoTogether() {
        see(100, 1, 4, 100);
        see(100, 1, 5, 2_000);
        see(100, 1, 1, 200); // a feed may tell each level by itself
        see(100, 1, 0, 200);

        assertThat(told)
                .extracting(Signal::kind)
                .containsExactly(Kind.LAYERS_SHOWN, Kind.LAYERS_GONE);
        assertThat(told.get(1).peak()).isEqualTo(5);
        assertThat(told.get(1).sinceUs()).isEqualTo(told.get(0).timeUs());
    }

    @Test
    void thoseThatGoOneByOneDoNotGoTogether() {
        see(100, 1, 4, 100);
        see(100, 1, 2, 100);
        see(100, 1, 0, 1_000);

        assertThat(told).extracting(Signal::kind).containsExactly(Kind.LAYERS_SHOWN);
    }

    @Test
    void whatStandsWhenASideIsSeenAgainMayHaveStoodBefore() {
        see(Double.NaN, 0, 0, 100);
        see(100, 20, 4, 100);
        see(100, 21, 5, 100);
        see(100, 1, 5, 100);

        assertThat(told).isEmpty();
        see(100, 1, 0, 100);
        assertThat(told).extracting(Signal::kind).containsExactly(Kind.LAYERS_GONE);
    }

    private void see(double price, double quantity, int large, long afterMs) {
        nowUs += afterMs * 1_000;
        memory = watch.next(memory, new BookSketch.Half(price, quantity, large), nowUs);
    }
}
