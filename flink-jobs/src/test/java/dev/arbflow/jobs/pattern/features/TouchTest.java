package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;
import org.junit.jupiter.api.Test;

class TouchTest extends FeatureTestBase {

    @Test
    void measuresSpreadAtTheTouchAndImbalanceOverAllLevels() {
        Touch touch =
                Touch.of(
                        Books.kraken("BTC/USD")
                                .bid(99, 1)
                                .bid(98, 5)
                                .ask(101, 1)
                                .ask(102, 1)
                                .build());

        assertThat(touch.mid()).isEqualTo(100);
        assertThat(touch.spreadBps()).isEqualTo(200);
        assertThat(touch.imbalance()).isEqualTo((6 - 2) / 8.0);
        assertThat(touch.usable()).isTrue();
    }

    @Test
    void knowsNoMidOfABookWithOneSide() {
        Touch touch = Touch.of(Books.kraken("BTC/USD").bid(99, 1).build());

        assertThat(touch.usable()).isTrue();
        assertThat(touch.mid()).isNaN();
        assertThat(touch.imbalance()).isNaN();
    }

    @Test
    void doesNotTrustAnInvalidBook() {
        assertThat(Touch.of(Books.kraken("BTC/USD").invalid(BookValidity.GAP).build()).usable())
                .isFalse();
    }

    @Test
    void isReplacedByWhatArrivedLaterThenByLaterEpochThenByLaterSequence() {
        assertThat(at(2, 1, 1).isNewerThan(at(1, 9, 9))).isTrue();
        assertThat(at(1, 9, 9).isNewerThan(at(2, 1, 1))).isFalse();
        assertThat(at(1, 2, 1).isNewerThan(at(1, 1, 9))).isTrue();
        assertThat(at(1, 1, 2).isNewerThan(at(1, 1, 1))).isTrue();
        assertThat(at(1, 1, 1).isNewerThan(at(1, 1, 1))).isFalse();
    }

    @Test
    void callsNothingAgainstNothingBalanced() {
        assertThat(Touch.imbalance(0, 0)).isZero();
    }

    private static Touch at(long ms, long epoch, long sequence) {
        return Touch.of(Books.kraken("BTC/USD").at(ms).delivery(epoch, sequence).build());
    }
}
