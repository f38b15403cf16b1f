package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonLineTest {

    @Test
    void aReplyOfSeveralLinesBecomesOne() {
        assertThat(new ReasonLine(null).of("550-no\r\n550 \u001b[31mnever\n"))
                .isEqualTo("550-no 550 [31mnever");
    }

    @Test
    void aServerThatEchoesThePasswordDoesNotGetItIntoTheLog() {
        assertThat(new ReasonLine("s3cret").of("535 s3cret is wrong"))
                .isEqualTo("535 *** is wrong");
    }

    @Test
    void aLongReplyIsCut() {
        assertThat(new ReasonLine(null).of("x".repeat(1_000))).hasSize(301).endsWith("…");
    }
}
