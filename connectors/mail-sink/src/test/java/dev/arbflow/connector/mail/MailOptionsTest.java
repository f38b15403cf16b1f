package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aLoginIsNeverSentInClearTextUnlessAskedFor() {
        assertThat(options().login("u", "p").build().server().tls())
                .isEqualTo(TlsMode.STARTTLS_REQUIRED);
        assertThat(options().build().server().tls()).isEqualTo(TlsMode.STARTTLS_IF_OFFERED);
        assertThat(options().login("u", "p").tls(TlsMode.NONE).build().server().tls())
                .isEqualTo(TlsMode.NONE);
    }

    @Test
    void thePasswordIsNotInAnyDescription() {
        MailOptions options = options().login("arbflow", "open sesame").build();
        assertThat(options.toString()).contains("user arbflow").doesNotContain("sesame");
        assertThat(options.server()).hasToString("mail:587 (STARTTLS_REQUIRED, user arbflow)");
    }

    @Test
    void travelToTheTaskManagers() throws Exception {
        MailOptions options = options().login("u", "p").journal("file:///tmp/x").build();
        assertThat(InstantiationUtil.clone(options)).isEqualTo(options);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedInOneLine(String line, UnaryOperator<MailOptionsBuilder> mistake) {
        MailOptionsBuilder builder = mistake.apply(options());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("mail server needs a host", b -> b.server(" ", 25)),
                mistake("mail server needs a host", b -> b.server(null, 25)),
                mistake("mail server port must be in [1, 65535]", b -> b.server("mail", 0)),
                mistake("mail server port must be in [1, 65535]", b -> b.server("mail", 65_536)),
                mistake(
                        "mail server login needs a user and a password, or neither",
                        b -> b.login("u", null)),
                mistake("mail server user must not be blank", b -> b.login("", "p")),
                mistake("mail connect timeout must be positive", b -> b.connectTimeout(null)),
                mistake(
                        "mail reply timeout must be positive",
                        b -> b.replyTimeout(SECOND.negated())),
                mistake("mail address 'from' is missing", b -> b.from(null)),
                mistake("mail address 'from' is not one: a@b c@d", b -> b.from("a@b c@d")),
                mistake(
                        "mail address 'to' must be ASCII: grüße@example.org",
                        b -> b.to("grüße@example.org")),
                mistake("mail address 'to' is not one: desk", b -> b.to("desk")),
                mistake("mail options need a recipient", b -> b.to()),
                mistake("mail attempts must be at least 1", b -> b.maxAttempts(0)),
                mistake("pending mails must be at least 1", b -> b.maxPending(0)),
                mistake("mail flush wait must not be negative", b -> b.maxFlushWait(null)),
                mistake(
                        "mail flush wait must not be negative",
                        b -> b.maxFlushWait(SECOND.negated())),
                mistake("mail idle timeout must be positive", b -> b.idleTimeout(Duration.ZERO)),
                mistake("remembered Message-IDs must be at least 1", b -> b.rememberedIds(0)));
    }

    private static Arguments mistake(String line, UnaryOperator<MailOptionsBuilder> mistake) {
        return Arguments.of(line, mistake);
    }

    private static MailOptionsBuilder options() {
        return MailOptions.builder().server("mail", 587).from("a@example.org").to("b@example.org");
    }
}
