package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {
    private static final String ID = "<1@example.org>";

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nBcc: x@y.z", "a\nBcc: x@y.z", "a\rBcc: x@y.z", "a\u2028Bcc: x@y.z"})
    void aLineEndInASubjectBecomesASpace(String subject) {
        assertThat(mail(subject).subject()).isEqualTo("a Bcc: x@y.z");
    }

    @Test
    void aLineEndInAHeaderValueBecomesASpace() {
        assertThat(mail("s").withHeader("X-Route", "K\r\n\r\nbody").headers())
                .containsEntry("X-Route", "K body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X Route",
                "X:",
                "X\r\nBcc",
                "Ümlaut",
                "bcc",
                "Content-Type",
                "Message-ID"
            })
    void aHeaderThatIsNoneOrTheSinksOwnIsRefused(String name) {
        assertThatThrownBy(() -> mail("s").withHeader(name, "v"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a header a mail may add")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1@example.org",
                "<1>",
                "<1@a>\r\n",
                "<1@a b>",
                "<ü@a>",
                "<1@a@b>",
                "<@a>"
            })
    void aMessageIdThatIsNoneIsRefused(String id) {
        assertThatThrownBy(() -> MailMessage.plain(id, "s", "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Message-ID must be");
    }

    @Test
    void theIdOfAKeyIsAlwaysTheSameAndAlwaysValid() {
        String id = MailMessage.idFrom("KRAKEN→BITSTAMP \r\n 1".repeat(100), "example.org");
        assertThat(MailMessage.plain(id, "s", "t").messageId()).isEqualTo(id);
        assertThat(MailMessage.idFrom("episode-1", "example.org"))
                .isEqualTo("<0c4c4b249d945101cc05fa8922dbf640@example.org>")
                .isNotEqualTo(MailMessage.idFrom("episode-2", "example.org"));
    }

    @Test
    void aLongSubjectIsCutBetweenCharacters() {
        String cut = mail("x".repeat(248) + "😀😀").subject();
        assertThat(cut).isEqualTo("x".repeat(248) + "…");
        assertThat(mail("y".repeat(250)).subject()).hasSize(250).doesNotContain("…");
    }

    @Test
    void textsWithoutMeasureAreRefused() {
        String tooLong = "x".repeat((1 << 20) + 1);
        assertThatThrownBy(() -> MailMessage.plain(ID, "s", tooLong))
                .hasMessageContaining("plain text");
        assertThatThrownBy(() -> MailMessage.plain(ID, "s", null))
                .hasMessageContaining("plain text");
        assertThatThrownBy(() -> mail("s").withHtml(tooLong)).hasMessageContaining("HTML");
        Map<String, String> tooMany = new HashMap<>();
        for (int i = 0; i <= 20; i++) {
            tooMany.put("X-" + i, "v");
        }
        assertThatThrownBy(() -> new MailMessage(ID, "s", "t", null, tooMany, null, null))
                .hasMessageContaining("20 further headers");
    }

    @Test
    void partsCanBeAddedOneByOne() {
        Instant time = Instant.parse("2026-11-23T09:00:00Z");
        assertThat(MailMessage.plain(ID, "s", "t").withHtml("<p>").withHeader("X-A", "1").at(time))
                .isEqualTo(new MailMessage(ID, "s", "t", "<p>", Map.of("X-A", "1"), time, null));
    }
}
