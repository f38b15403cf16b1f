package dev.arbflow.market.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Ladder TWO_LEVELS = ladder(new double[] {100.5, 101}, 1, 2);

    @Test
    void startsWithItsBestLevel() {
        assertThat(TWO_LEVELS.best()).isEqualTo(100.5);
        assertThat(TWO_LEVELS.depth()).isEqualTo(2);
        assertThat(TWO_LEVELS.isEmpty()).isFalse();
    }

    @Test
    void hasNoBestLevelWhenEmpty() {
        assertThat(Ladder.EMPTY.isEmpty()).isTrue();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(Ladder.EMPTY::best);
    }

    @Test
    void refusesAPriceWithoutAQuantity() {
        assertThatIllegalArgumentException().isThrownBy(() -> ladder(new double[] {100.5, 101}, 1));
    }

    @Test
    void isEqualByItsLevels() {
        assertThat(ladder(new double[] {100.5, 101}, 1, 2))
                .isEqualTo(TWO_LEVELS)
                .hasSameHashCodeAs(TWO_LEVELS);
        assertThat(TWO_LEVELS)
                .isNotEqualTo(ladder(new double[] {100.5, 102}, 1, 2))
                .isNotEqualTo(ladder(new double[] {100.5, 101}, 1, 3))
                .isNotEqualTo("a ladder");
    }

    @Test
    void printsItsLevels() {
        assertThat(TWO_LEVELS).hasToString("[100.5x1.0, 101.0x2.0]");
    }

    private static Ladder ladder(double[] prices, double... quantities) {
        return new Ladder(prices, quantities);
    }
}
