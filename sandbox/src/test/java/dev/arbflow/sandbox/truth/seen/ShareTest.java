package dev.arbflow.sandbox.truth.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {

    /** Wilson 1927: 10 of 100 lie between 5.5 % and 17.4 %. */
    @Test
    void hasTheIntervalOfWilson() {
        Share share = new Share(10, 100);
        assertThat(share.value()).isEqualTo(0.1);
        assertThat(share.low()).isEqualTo(0.0552, within(0.0001));
        assertThat(share.high()).isEqualTo(0.1744, within(0.0001));
        assertThat(share.text()).isEqualTo("0.100 (0.055 to 0.174)");
    }

    @Test
    void isNeverSurerThanTheTrialsAllow() {
        Share all = new Share(10, 10);
        assertThat(all.low()).isEqualTo(0.7225, within(0.0001));
        assertThat(all.high()).isEqualTo(1, within(1e-9));
        Share none = new Share(0, 10);
        assertThat(none.low()).isEqualTo(0, within(1e-9));
        assertThat(none.high()).isEqualTo(0.2775, within(0.0001));
    }

    @Test
    void saysNothingWithoutTrials() {
        Share nothing = new Share(0, 0);
        assertThat(nothing.low()).isZero();
        assertThat(nothing.high()).isEqualTo(1);
        assertThat(nothing.value()).isEqualTo(1);
        assertThat(nothing.text()).isEqualTo("–");
        assertThat(nothing.plus(new Share(1, 2))).isEqualTo(new Share(1, 2));
    }

    @Test
    void hasNoMoreHitsThanTrials() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
