package dev.arbflow.jobs.io.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.mail.TlsMode;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.market.arbitrage.Alert;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
    private static final Alert ALERT = new Alert(StoreSamples.open(1), 3, 17, 2_340_000, 8_200_000);
    private static final AlertText TEXT = new AlertText(ALERT, DataOrigin.LIVE, Optional.empty());

    private static AlertText with(String feeVersion, Optional<URI> dashboard) {
        return new AlertText(
                new Alert(StoreSamples.episode(1, null, feeVersion), 0, 0, 0, 0),
                DataOrigin.recordedOn(LocalDate.of(2021, 5, 31)),
                dashboard);
    }

    @Test
    void theSubjectSaysWhatToDo() {
        assertThat(TEXT.subject())
                .isEqualTo("[LIVE] 31.0 bps: buy BTC/USD on Bitfinex, sell on Bitstamp");
    }

    @Test
    void subjectAndBothBodiesSayWhatTheDataIs() {
        assertThat(TEXT.plain()).contains("\n\nLive data of the venues.\n");
        AlertText simulated = new AlertText(ALERT, DataOrigin.SIMULATED, Optional.empty());
        assertThat(simulated.subject()).startsWith("[SIMULATED] ");
        assertThat(simulated.plain()).contains("no venue ever quoted these prices");
        assertThat(simulated.html())
                .contains("<b>SIMULATED</b>", "no venue ever quoted these prices");
        AlertText recorded = with("1", Optional.empty());
        assertThat(recorded.subject()).startsWith("[RECORDED 2021-05-31] ");
        assertThat(recorded.html()).contains("<b>RECORDED 2021-05-31</b>", "history");
    }

    @Test
    void thePlainTextHasEveryFigure() {
        assertThat(TEXT.plain())
                .contains(
                        "BTC on Bitfinex at 19990.5 USD",
                        "BTC on Bitstamp at 20100 USD",
                        "0.5 BTC",
                        "10000.00 USD, fees included",
                        "31.0 bps of the cost",
                        "31.00 USD",
                        "at most 13 ms, 3 ms apart",
                        "2.5 s, since 2023-11-14 22:13:20.123 UTC",
                        "2.3 s (median of the last 17 of this route)",
                        "8.2 s after both books proved it",
                        "3 alerts of this route",
                        "Not included")
                .doesNotContain("Dashboard");
    }

    @Test
    void theHtmlSaysTheSame() {
        for (AlertText.Row row : TEXT.rows().subList(2, TEXT.rows().size())) {
            assertThat(TEXT.html()).contains(row.label(), row.value().replace(">", "&gt;"));
        }
        assertThat(TEXT.html())
                .contains(">Bitfinex<", ">Bitstamp<", "19990.5 USD", "20100 USD")
                .doesNotContain("href");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | not known: no episode of this route has ended by itself lately",
                "1 | not known: only 1 episode of this route has ended by itself lately",
                "4 | not known: only 4 of this route have ended by themselves lately",
                "5 | 2.5 min (median of the last 5 of this route)"
            })
    void aMedianOfTooFewIsNotShown(int episodes, String said) {
        Alert alert = new Alert(StoreSamples.open(1), 0, episodes, 150_000_000, 0);

        assertThat(new AlertText(alert, DataOrigin.LIVE, Optional.empty()).plain()).contains(said);
    }

    @Test
    void aNameThatIsMarkupStaysText() {
        URI hostile = URI.create("https://example.org/?a='%22&b=%3Cscript%3E");
        String html = with("<script>alert(\"7\")</script> & '8'", Optional.of(hostile)).html();

        assertThat(html)
                .contains(
                        "version &lt;script&gt;alert(&quot;7&quot;)&lt;/script&gt; &amp; &#39;8&#39;")
                .contains("BTC/USD|BITFINEX&gt;BITSTAMP@")
                .contains("href=\"https://example.org/?a=&#39;%22&amp;b=%3Cscript%3E\"")
                .doesNotContain("<script");
    }

    @Test
    void bothPartsLinkToTheDashboard() {
        AlertText text = with("1", Optional.of(URI.create("https://grafana.example.org/d/arb")));

        assertThat(text.plain()).contains("\nDashboard: https://grafana.example.org/d/arb\n");
        assertThat(text.html()).contains("href=\"https://grafana.example.org/d/arb\"");
    }

    @Test
    void aMailIsAsOldAsItsEpisode() {
        assertThat(AlertMails.message(ALERT, DataOrigin.LIVE, "example.org", null).time())
                .isEqualTo(Instant.EPOCH.plus(ALERT.episode().openedUs(), ChronoUnit.MICROS));
    }

    @Test
    void theMessageIdFollowsFromTheEpisodeAlone() {
        assertThat(AlertMails.message(ALERT, DataOrigin.LIVE, "example.org", null).messageId())
                .isEqualTo(
                        AlertMails.message(
                                        new Alert(StoreSamples.closed(9), 5, 0, 0, 0),
                                        DataOrigin.LIVE,
                                        "example.org",
                                        null)
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
                        Optional.empty(),
                        Optional.of(URI.create("file:///var/lib/arbflow/mails")),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(15)));

        assertThat(AlertMails.options(mail).journal()).isEqualTo("file:///var/lib/arbflow/mails");
        assertThat(AlertMails.options(mail).digestAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(AlertMails.options(mail).server().tls()).isEqualTo(used);
        assertThat(AlertMails.options(mail).server().user()).isEqualTo("user");
    }
}
