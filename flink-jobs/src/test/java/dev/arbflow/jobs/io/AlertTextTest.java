package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.mail.TlsMode;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.market.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
    private static final AlertText TEXT = new AlertText(new Alert(StoreSamples.open(1), 3));

    @Test
    void theSubjectSaysWhatToDo() {
        assertThat(TEXT.subject()).isEqualTo("31.0 bps: buy BTC/USD on Bitfinex, sell on Bitstamp");
    }

    @Test
    void thePlainTextHasEveryFigure() {
        assertThat(TEXT.plain())
                .contains(
                        "BTC on Bitfinex at 19990.5 USD",
                        "BTC on Bitstamp at 20100 USD",
                        "0.5 BTC",
                        "10000 USD, fees included",
                        "31.0 bps of the cost",
                        "31 USD",
                        "at most 12.5 ms, 3.0 ms apart",
                        "2.5 s, since 2023-11-14T22:13:20.123Z",
                        "3 alerts of this route",
                        "Not included");
    }

    @Test
    void theHtmlSaysTheSameAndIsEscaped() {
        AlertText text =
                new AlertText(new Alert(StoreSamples.episode(1, null, "<b>\"7\" & '8'"), 0));

        assertThat(text.html())
                .contains("version &lt;b&gt;&quot;7&quot; &amp; &#39;8&#39;")
                .contains("BTC on Bitfinex at 19990.5 USD")
                .contains("BTC/USD|BITFINEX&gt;BITSTAMP@")
                .doesNotContain("<b>");
    }

    @Test
    void theMessageIdFollowsFromTheEpisodeAlone() {
        assertThat(AlertMails.message(new Alert(StoreSamples.open(1), 0), "example.org"))
                .extracting("messageId")
                .isEqualTo(
                        AlertMails.message(new Alert(StoreSamples.closed(9), 5), "example.org")
                                .messageId());
    }

    @Test
    void theSendersDomainIsTheMessageIds() {
        assertThat(AlertMails.domain("arbflow <alerts@example.org>")).isEqualTo("example.org");
        assertThat(AlertMails.domain("alerts@mail.example.org")).isEqualTo("mail.example.org");
        assertThat(AlertMails.domain("alerts")).isEqualTo("localhost");
    }

    @ParameterizedTest
    @CsvSource({"NONE,NONE", "STARTTLS,STARTTLS_REQUIRED", "IMPLICIT,IMPLICIT"})
    void encryptionIsNeverOptional(Mail.Tls configured, TlsMode used) {
        Mail mail =
                new Mail(
                        "mail.example.org",
                        587,
                        configured,
                        Optional.of(new Mail.Login("user", new Secret("pass"))),
                        "alerts@example.org",
                        List.of("desk@example.org"),
                        Optional.empty());

        assertThat(AlertMails.options(mail).server().tls()).isEqualTo(used);
        assertThat(AlertMails.options(mail).server().user()).isEqualTo("user");
    }
}
