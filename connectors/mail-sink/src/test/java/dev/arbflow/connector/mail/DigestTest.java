package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final MailMessage FIRST = at("12:00:01", "A & B <script>alert('x')</script>");
    private static final MailMessage SECOND = at("12:00:02", "\"C\"");

    @Test
    void listsWhenEachWasDueAndItsSubjectAndMessageId() {
        MailMessage digest = Digest.of(List.of(FIRST, SECOND));

        assertThat(digest.subject())
                .isEqualTo("2 alerts that come late, from 2026-03-01 12:00:01 UTC on");
        assertThat(digest.plainText().lines())
                .containsExactly(
                        digest.subject(),
                        "",
                        "2026-03-01 12:00:01 UTC  " + FIRST.subject(),
                        "    " + FIRST.messageId(),
                        "2026-03-01 12:00:02 UTC  \"C\"",
                        "    " + SECOND.messageId());
    }

    @Test
    void escapesHostileSubjectsInItsHtml() {
        assertThat(Digest.of(List.of(FIRST, SECOND)).html())
                .doesNotContain("<script>")
                .contains("A &amp; B &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("&quot;C&quot;")
                .contains("2026-03-01 12:00:02 UTC");
    }

    @Test
    void hasAMessageIdThatFollowsFromThoseItLists() {
        String id = Digest.of(List.of(FIRST, SECOND)).messageId();

        assertThat(id).isEqualTo(Digest.of(List.of(FIRST, SECOND)).messageId());
        assertThat(id).isNotEqualTo(Digest.of(List.of(FIRST)).messageId());
        assertThat(id).endsWith("@example.org>").isNotEqualTo(FIRST.messageId());
    }

    private static MailMessage at(String time, String subject) {
        return TestMails.mail(subject).at(Instant.parse("2026-03-01T" + time + "Z"));
    }
}
