package dev.arbflow.jobs.io.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.mail.MailMessage;
import dev.arbflow.jobs.alert.HeldBack;
import dev.arbflow.jobs.alert.IndicativeAlert;
import dev.arbflow.jobs.alert.IndicativeEdge;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.testing.Alerts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldBackTextTest {
    private static final long NINE_US = 1_795_424_400_000_000L;
    private static final HeldBack HELD =
            new HeldBack(
                    NINE_US,
                    NINE_US + 3_600_000_000L,
                    2,
                    1,
                    1,
                    0,
                    1,
                    3,
                    Notice.of(Alerts.of(Alert.Kind.OPENED, StoreSamples.open(1))));

    private static final Route KRAKEN_TO_BITSTAMP = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final Notice HINT =
            Notice.of(
                    new IndicativeAlert(
                            Feed.COINAPI,
                            KRAKEN_TO_BITSTAMP.market(),
                            List.of(
                                    new IndicativeEdge(
                                            KRAKEN_TO_BITSTAMP,
                                            NINE_US - 600_000_000,
                                            NINE_US,
                                            100,
                                            101,
                                            100,
                                            59.6,
                                            3,
                                            null,
                                            false)),
                            NINE_US,
                            0));

    @Test
    void tellsTheWholeText() {
        HeldBackText text =
                new HeldBackText(HELD, DataOrigin.LIVE, Optional.of(URI.create("http://page")));

        assertThat(text.card().plain())
                .isEqualTo(
                        """
                        [LIVE] 4 alerts held back, the best of BTC/USD from Bitfinex to Bitstamp with 31.0 bps net

                        Held back for you, in quiet hours or beyond the mails that an hour may have: this tells of the past. Look before you act.

                        Live data of the venues.

                        Held back:       2026-11-23 09:00:00.000 UTC to 2026-11-23 10:00:00.000 UTC
                        In quiet hours:  1 alert
                        Over the limit:  3 alerts
                        Openings:        2 alerts
                        Peaks:           1 alert
                        Ends:            1 alert
                        Best:            31.0 bps net, 0.5 BTC, profit 31.00 USD, at 2023-11-14 22:13:22.623 UTC
                        Episode:         BTC/USD|BITFINEX>BITSTAMP@1700000000123456

                        Dashboard: http://page
                        """);
        assertThat(text.card().html())
                .contains("4 alerts held back", "Over the limit", "href=\"http://page\"")
                .doesNotContain("Buy on");
    }

    @Test
    void tellsHowThePaperAccountHasDoneAndWhatLookedSuspectOfTheBest() {
        long openedUs = HELD.best().alert().cause().sinceUs();
        SuspectActivity flicker =
                new SuspectActivity(
                        Listing.parse("BITFINEX|BTC/USD"),
                        SuspectActivity.Kind.QUOTE_FLICKER,
                        Side.SELL,
                        openedUs,
                        openedUs,
                        7,
                        18.5,
                        31.75);
        HeldBackText text =
                new HeldBackText(
                        HELD,
                        List.of(flicker),
                        List.of(StoreSamples.paperDay()),
                        DataOrigin.LIVE,
                        Optional.empty());

        assertThat(text.card().plain())
                .contains(
                        "Looks suspect:   Bitfinex like quote flicker (asks) until",
                        "Paper account:   3.75 USD on 2026-01-01 ",
                        "after fees and rebalancing, from 2 of 5 episodes\n");
    }

    /** Nobody may take a mail of them for one to act on, held back or not. */
    @Test
    void hintsAloneAreMarkedAsWhatTheyAre() {
        HeldBackText text = text(new HeldBack(NINE_US, NINE_US + 1, 0, 0, 0, 2, 1, 1, HINT));

        assertThat(text.card().plain())
                .isEqualTo(
                        """
                        [LIVE] INDICATIVE, not executable: 2 hints held back, the best of BTC/USD from Kraken to Bitstamp with 59.6 bps net

                        INDICATIVE: made of trades that are over, told by COINAPI, which has no order books. Lowest purchase and highest sale need not have been at the same time; nobody knows for which size, or whether a quote stands at either. There is nothing to act on. Held back for you, in quiet hours or beyond the mails that an hour may have: this tells of the past.

                        Live data of the venues.

                        Held back:       2026-11-23 09:00:00.000 UTC to 2026-11-23 09:00:00.000 UTC
                        In quiet hours:  1 hint
                        Over the limit:  1 hint
                        INDICATIVE:      2 hints, nothing to act on
                        Best:            59.6 bps net by trades alone, until 2026-11-23 09:00:00.000 UTC
                        """);
        assertThat(text.card().html())
                .contains(">2 hints held back<", "There is nothing to act on.")
                .doesNotContain("Look before you act", "Episode", "Buy on", " alert");
    }

    @Test
    void hintsAreNotCountedAsAlerts() {
        HeldBackText text = text(new HeldBack(NINE_US, NINE_US + 1, 1, 0, 0, 3, 3, 1, HELD.best()));

        assertThat(text.subject())
                .isEqualTo(
                        "[LIVE] 1 alert and 3 hints held back, the best of BTC/USD from Bitfinex to"
                                + " Bitstamp with 31.0 bps net");
        assertThat(text.card().plain())
                .contains(
                        "In quiet hours:  3 alerts or hints",
                        "Over the limit:  1 alert or hint\n",
                        "Openings:        1 alert\n",
                        "INDICATIVE:      3 hints, nothing to act on");
        assertThat(text.card().html()).contains(">1 alert and 3 hints held back<");
    }

    private static HeldBackText text(HeldBack heldBack) {
        return new HeldBackText(heldBack, DataOrigin.LIVE, Optional.empty());
    }

    @Test
    void eachReceiverHasAMailOfTheirOwn() {
        MailMessage toAll = mail(Letter.toAll(HELD.best()));
        MailMessage first =
                mail(new Letter("a@example.org", HELD.best(), null, List.of(), List.of()));
        MailMessage second =
                mail(new Letter("b@example.org", HELD.best(), null, List.of(), List.of()));

        assertThat(toAll.to()).isNull();
        assertThat(first.to()).isEqualTo("a@example.org");
        assertThat(List.of(toAll.messageId(), first.messageId(), second.messageId()))
                .doesNotHaveDuplicates();
        assertThat(mail(new Letter("a@example.org", null, HELD, List.of(), List.of())).messageId())
                .isEqualTo(
                        mail(new Letter("a@example.org", null, HELD, List.of(), List.of()))
                                .messageId())
                .isNotEqualTo(first.messageId());
    }

    private static MailMessage mail(Letter letter) {
        return AlertMails.message(letter, DataOrigin.LIVE, "example.org", null);
    }
}
