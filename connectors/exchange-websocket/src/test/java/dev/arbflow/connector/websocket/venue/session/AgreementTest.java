package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement<Long> agreement =
            new Agreement<>(3, (value, before) -> Math.abs(value - before) <= 10);

    @Test
    void believesWhatAgreesWithTheOneBeforeItOftenEnough() {
        assertThat(agreement.reachedWith(1_000L)).isFalse();
        assertThat(agreement.reachedWith(1_008L)).isFalse();
        assertThat(agreement.reachedWith(1_016L)).isTrue();
        assertThat(agreement.reachedWith(1_020L)).as("begins anew").isFalse();
    }

    @Test
    void beginsAnewWithOneThatIsElsewhere() {
        agreement.reachedWith(1_000L);
        agreement.reachedWith(1_001L);
        assertThat(agreement.reachedWith(5_000L)).isFalse();
        assertThat(agreement.reachedWith(5_001L)).isFalse();
        assertThat(agreement.reachedWith(5_002L)).isTrue();
    }

    @Test
    void forgetsWhatWasNotMeant() {
        agreement.reachedWith(1_000L);
        agreement.reachedWith(1_001L);
        agreement.broken();
        assertThat(agreement.reachedWith(1_002L)).isFalse();
    }
}
