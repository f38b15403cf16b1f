package dev.arbflow.jobs.io.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.mail.MailMessage;
import dev.arbflow.connector.mail.TlsMode;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Exchanged;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import dev.arbflow.market.testing.Alerts;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.EnumSource;

class AlertTextTest {
    private static final Alert ALERT =
            Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1), 3, 17, 2_340_000, 8_200_000);
    private static final AlertText TEXT = new AlertText(ALERT, DataOrigin.LIVE, Optional.empty());

    private static final Episode CLOSED_EPISODE = StoreSamples.closed(9);

    private static final AlertText CLOSED =
            new AlertText(
                    Alerts.of(Alert.Kind.CLOSED, StoreSamples.closed(9), 0, 17, 2_340_000, 700_000),
                    DataOrigin.LIVE,
                    Optional.empty());

    private static AlertText with(String feeVersion, Optional<URI> dashboard) {
        return new AlertText(
                Alerts.of(Alert.Kind.OPENED, StoreSamples.episode(1, null, feeVersion), 0, 0, 0, 0),
                DataOrigin.recordedOn(LocalDate.of(2021, 5, 31)),
                dashboard);
    }

    @Test
    void theSubjectSaysWhatToDo() {
        assertThat(TEXT.subject())
                .isEqualTo("[LIVE] 31.0 bps net: buy BTC/USD on Bitfinex, sell on Bitstamp");
    }

    /** Lesson: "109.4 bps, profit 656 USD" was mailed of an edge that stood at 2.5 bps. */
    @Test
    void tellsThePresentFirstAndThePeakBesideIt() {
        Episode.Moment peak =
                Episodes.moment(
                        new BigDecimal("1"),
                        new BigDecimal("60000"),
                        new BigDecimal("656.4"),
                        60_000,
                        60_700,
                        false);
        Episode.Moment now =
                Episodes.moment(
                        new BigDecimal("0.1"),
                        new BigDecimal("6000"),
                        new BigDecimal("1.5"),
                        60_000,
                        60_020,
                        true);
        Episode episode = Episodes.like(StoreSamples.open(1)).peak(peak).last(now).build();
        AlertText text =
                new AlertText(
                        Alerts.of(Alert.Kind.OPENED, episode, 0, 0, 0, 0),
                        DataOrigin.LIVE,
                        Optional.empty());

        assertThat(text.subject()).startsWith("[LIVE] 2.5 bps net: buy");
        assertThat(text.plain())
                .contains(
                        "Now:            2.5 bps net, at least 0.1 BTC, profit at least 1.50 USD\n",
                        "Peak profit:    109.4 bps net, 1 BTC, profit 656.40 USD, at 2023-11-14"
                                + " 22:13:22.500 UTC\n",
                        "Capital:        6000.00 USD, fees included\n",
                        "Before fees:    3.3 bps, break-even 40.2 bps\n");
        assertThat(text.html()).contains(">2.5 bps net<", "at least 1.50 USD after both fees");
    }

    @Test
    void theEndTellsLifetimePeakAndMean() {
        assertThat(CLOSED.subject())
                .isEqualTo("[LIVE] ended after 2.5 s: BTC/USD from Bitfinex to Bitstamp");
        assertThat(CLOSED.plain())
                .contains(
                        "Last:           31.0 bps net, 0.5 BTC, profit 31.00 USD\n",
                        "Peak profit:    31.0 bps net",
                        "Mean:           25.5 bps net over 2.5 s\n",
                        "Lifetime:       2.5 s, since 2023-11-14 22:13:20.123 UTC; ended because",
                        "Told:           700 ms after its end\n")
                .doesNotContain(
                        "Now:",
                        "Has stood for:",
                        "Buy:",
                        "Sell:",
                        "Held back:", // the next opening tells it
                        "may be gone");
        assertThat(CLOSED.html())
                .contains(">ended after 2.5 s<", "Buying leg", "last seen with 31.00 USD");
    }

    /** Lesson: one dislocated venue gave six mails, one for each route. */
    @Test
    void aCauseOfSeveralRoutesIsNamedByItsVenue() {
        Episode episode = StoreSamples.closed(9);
        DislocatedLeg cheap = new DislocatedLeg(episode.route().buy(), DislocatedLeg.Side.CHEAP);
        Alert end =
                Alerts.with(
                        Alerts.of(Alert.Kind.CLOSED, episode),
                        Alerts.cause(episode, cheap, 3, 31.0, 0.4));
        AlertText text = new AlertText(end, DataOrigin.LIVE, Optional.empty());

        assertThat(text.subject())
                .isEqualTo("[LIVE] ended after 2.5 s: BTC/USD cheap on Bitfinex, 3 routes");
        assertThat(text.plain())
                .contains(
                        "Cause:          cheap on Bitfinex, 3 routes, 3 episodes\n",
                        "Mean:           25.5 bps net over 3 episodes, weighted by how long",
                        "Still there:    40 % of the size at the opening, 250 ms later\n");
        assertThat(CLOSED.plain())
                .contains(
                        "Cause:          either venue, as one route alone cannot tell; 1 episode\n",
                        "Still there:    not known 250 ms after the opening\n");
    }

    @Test
    void whatCoincidedIsNamedInTheSubjectAndDescribedInTheBody() {
        long openedUs = CLOSED_EPISODE.openedUs();
        AlertText text =
                suspected(
                        suspect("BITFINEX|BTC/USD", Kind.PUMP, Side.BUY, openedUs + 1_000_000),
                        suspect("KRAKEN|USDT/USD", Kind.QUOTE_FLICKER, Side.SELL, openedUs),
                        suspect("BITSTAMP|BTC/USD", Kind.WASH_PRINTS, null, openedUs - 14_000_000));

        assertThat(text.subject())
                .isEqualTo(
                        "[LIVE] ended after 2.5 s: BTC/USD from Bitfinex to Bitstamp; Bitfinex like"
                                + " a pump");
        assertThat(text.plain())
                .contains(
                        "Looks suspect:  Bitfinex like a pump (up) until 2023-11-14 22:13:21.123"
                                + " UTC, while it stood; Kraken USDT/USD like quote flicker (asks)"
                                + " until 2023-11-14 22:13:20.123 UTC, while it stood; Bitstamp"
                                + " like wash prints until 2023-11-14 22:13:06.123 UTC, 14.0 s"
                                + " before it began. A shape, no accusation.\n");
        assertThat(text.html()).contains(">Looks suspect<", "Bitfinex like a pump (up)");
    }

    @Test
    void whatWasOverBeforeIsNoWordOfTheSubjectAndNothingIsNoRow() {
        AlertText before =
                suspected(
                        suspect(
                                "KRAKEN|BTC/USD",
                                Kind.LAYERING,
                                Side.BUY,
                                CLOSED_EPISODE.openedUs() - 1));

        assertThat(before.subject()).isEqualTo(CLOSED.subject());
        assertThat(before.plain()).contains("Kraken like layering (bids) until");
        assertThat(CLOSED.plain()).doesNotContain("suspect");
    }

    private static AlertText suspected(SuspectActivity... suspects) {
        return new AlertText(
                Alerts.of(Alert.Kind.CLOSED, CLOSED_EPISODE),
                List.of(suspects),
                DataOrigin.LIVE,
                Optional.empty());
    }

    private static SuspectActivity suspect(String listing, Kind kind, Side side, long endUs) {
        return new SuspectActivity(
                Listing.parse(listing), kind, side, endUs - 5_000_000, endUs, 7, 18.5, 31.75);
    }

    @Test
    void aPeakSaysWhatWasToldBefore() {
        Alert peak =
                Alerts.with(
                        Alerts.of(Alert.Kind.PEAK, StoreSamples.open(4)),
                        Alerts.cause(StoreSamples.open(4), null, 1, 12.5, null));
        AlertText text = new AlertText(peak, DataOrigin.LIVE, Optional.empty());

        assertThat(text.subject())
                .isEqualTo(
                        "[LIVE] grown to 31.0 bps net: buy BTC/USD on Bitfinex, sell on Bitstamp");
        assertThat(text.plain()).contains("Told before:    12.5 bps net\n", "Act until: ");
        assertThat(
                        AlertMails.message(peak, List.of(), DataOrigin.LIVE, "example.org", null)
                                .messageId())
                .isNotEqualTo(
                        AlertMails.message(ALERT, List.of(), DataOrigin.LIVE, "example.org", null)
                                .messageId());
    }

    @Test
    void saysUntilWhenToActOnIt() {
        assertThat(TEXT.plain())
                .contains(
                        "Act until:      2023-11-14 22:13:52.623 UTC, 30.0 s after what it tells");
        Alert past =
                new Alert(
                        Alert.Kind.OPENED,
                        ALERT.cause(),
                        ALERT.episode(),
                        0,
                        0,
                        0,
                        0,
                        Long.MAX_VALUE);
        assertThat(new AlertText(past, DataOrigin.SIMULATED, Optional.empty()).plain())
                .contains("Act until:      not at all: this tells of the past\n");
        assertThat(CLOSED.plain()).doesNotContain("Act until");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAnEndIsSaidInWords(CloseReason reason) {
        Alert alert =
                Alerts.of(
                        Alert.Kind.CLOSED,
                        Episodes.like(StoreSamples.open(1)).closed(reason).build(),
                        0,
                        0,
                        0,
                        0);

        assertThat(new AlertText(alert, DataOrigin.LIVE, Optional.empty()).plain())
                .contains("ended because ")
                .doesNotContain(reason.name());
    }

    @Test
    void whatAnEarlierReleaseDidNotKnowIsLeftOut() {
        Episode.Moment peak =
                new Episode.Moment(
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        10,
                        11.5,
                        false,
                        true,
                        null,
                        null,
                        null);
        Episode episode =
                Episodes.like(StoreSamples.open(1)).peak(peak).last(peak).fees(null).build();
        String text =
                new AlertText(
                                Alerts.of(Alert.Kind.OPENED, episode, 0, 0, 0, 0),
                                DataOrigin.LIVE,
                                Optional.empty())
                        .plain();

        assertThat(text)
                .contains(
                        "BTC on Bitfinex at 10 USD\n",
                        "Before fees:    1500.0 bps\n",
                        "; ended by the most capital allowed, more was there\n",
                        "Age of quotes:  at most 13 ms",
                        "Fees:           version");
    }

    @Test
    void aLegInAnotherCurrencySaysInWhichAndWhereThatIsExchanged() {
        Route route = Route.parse("BTC/USD|BITSTAMP>BITFINEX:USDT:KRAKEN");
        Exchanged exchange =
                new Exchanged(
                        Side.SELL,
                        0.998,
                        new BigDecimal("6010"),
                        new BigDecimal("5991.97"),
                        14_000);
        Episode.Moment now =
                Episodes.moment(
                        BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, 60_000, 60_200, false);
        Episode.Moment converted =
                new Episode.Moment(
                        now.quantity(),
                        now.cost(),
                        now.profit(),
                        now.buyPrice(),
                        now.sellPrice(),
                        false,
                        false,
                        now.legs(),
                        exchange,
                        null);
        Episode episode =
                Episodes.of(route, 1_700_000_000_000_000L)
                        .peak(converted)
                        .last(converted)
                        .fees(
                                new Episode.Fees(
                                        BigDecimal.ZERO,
                                        "a",
                                        BigDecimal.ZERO,
                                        "b",
                                        20,
                                        new BigDecimal("0.002"),
                                        "kraken.com/fees"))
                        .build();
        AlertText text =
                new AlertText(
                        Alerts.of(Alert.Kind.OPENED, episode, 0, 0, 0, 0),
                        DataOrigin.LIVE,
                        Optional.empty());

        assertThat(text.plain())
                .contains(
                        "BTC on Bitstamp at 60000 USD, 60000 USD on average\n",
                        "BTC on Bitfinex at 60200 USDT, 60200 USDT on average\n",
                        "USDT are sold on Kraken at 0.998 USD, 0.997 USD on average, 14 ms old;"
                                + " fee 0.2 % (kraken.com/fees)\n",
                        "Before fees:    13.3 bps");
        assertThat(TEXT.plain()).doesNotContain("Exchange:");
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
                        "BTC on Bitfinex at 19990.5 USD, 19990.5 USD on average",
                        "BTC on Bitstamp at 20100 USD, 20100 USD on average",
                        "0.5 BTC",
                        "10000.00 USD, fees included",
                        "31.0 bps net, 0.5 BTC, profit 31.00 USD",
                        "25.5 bps net over 2.5 s",
                        "12 ms to buy and 9 ms to sell; at most 13 ms, 3 ms apart",
                        "0 % to buy (bitfinex.com/fees), 0.4 % to sell (schedule); version",
                        "2.5 s, since 2023-11-14 22:13:20.123 UTC",
                        "2.3 s (median of the last 17 of this route)",
                        "8.2 s after both books proved it",
                        "3 episodes of this cause",
                        "Not included")
                .doesNotContain("Dashboard");
    }

    @Test
    void theHtmlSaysTheSame() {
        for (Row row : TEXT.rows().subList(2, TEXT.rows().size())) {
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
        Alert alert =
                Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1), 0, episodes, 150_000_000, 0);

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
    void aMailIsAsOldAsWhatItTellsOf() {
        assertThat(
                        AlertMails.message(ALERT, List.of(), DataOrigin.LIVE, "example.org", null)
                                .time())
                .isEqualTo(Instant.EPOCH.plus(ALERT.episode().lastUs(), ChronoUnit.MICROS));
    }

    @Test
    void theMailOfAnEndHasItsOwnIdAndTime() {
        Alert end = Alerts.of(Alert.Kind.CLOSED, StoreSamples.closed(9), 0, 0, 0, 0);
        MailMessage mail = AlertMails.message(end, List.of(), DataOrigin.LIVE, "example.org", null);

        assertThat(mail.messageId())
                .isNotEqualTo(
                        AlertMails.message(ALERT, List.of(), DataOrigin.LIVE, "example.org", null)
                                .messageId());
        assertThat(mail.time())
                .isEqualTo(Instant.EPOCH.plus(end.episode().lastUs(), ChronoUnit.MICROS));
    }

    @Test
    void theMessageIdFollowsFromTheEpisodeAlone() {
        assertThat(
                        AlertMails.message(ALERT, List.of(), DataOrigin.LIVE, "example.org", null)
                                .messageId())
                .isEqualTo(
                        AlertMails.message(
                                        Alerts.of(
                                                Alert.Kind.OPENED,
                                                StoreSamples.closed(9),
                                                5,
                                                0,
                                                0,
                                                0),
                                        List.of(),
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
