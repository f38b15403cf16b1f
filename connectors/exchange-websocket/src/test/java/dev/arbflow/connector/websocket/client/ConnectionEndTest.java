package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionEndTest {

    @Test
    void saysWhatTheVenueSaid() {
        assertThat(end(1001, "going away").story())
                .isEqualTo("closed by the venue, code 1001: going away");
        assertThat(end(1000, "").story()).isEqualTo("closed by the venue, code 1000");
    }

    @Test
    void saysWhyWeEndedItOrThatNobodyKnows() {
        assertThat(end(1006, "nothing heard for 5 s").story()).isEqualTo("nothing heard for 5 s");
        assertThat(end(1006, "").story()).isEqualTo("closed by the venue, code 1006");
    }

    @Test
    void aRecordingEndsWithItsReasonAndANormalClosureOnly() {
        assertThat(end(1000, "end of recording").isEndOfRecording()).isTrue();
        assertThat(end(1001, "end of recording").isEndOfRecording()).isFalse();
        assertThat(end(1000, "bye").isEndOfRecording()).isFalse();
    }

    private static ConnectionEnd end(int code, String reason) {
        return new ConnectionEnd(code, reason, Duration.ZERO, Duration.ZERO);
    }
}
