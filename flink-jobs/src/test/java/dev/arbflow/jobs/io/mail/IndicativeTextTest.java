package dev.arbflow.jobs.io.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.mail.MailMessage;
import dev.arbflow.jobs.alert.IndicativeAlert;
import dev.arbflow.jobs.alert.IndicativeEdge;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndicativeTextTest {
    private static final Market MARKET = Market.parse("BTC/USD");
    private static final long END_US = 1_795_452_600_000_000L;

    private static final IndicativeEdge EDGE =
            edge(Venue.BITFINEX, Venue.BITSTAMP, 57.2, 60_011, 60_594.37);
    private static final IndicativeEdge OTHER =
            edge(Venue.KRAKEN, Venue.BITSTAMP, 12, 60_001.5, 60_594.37);

    private static IndicativeText text(IndicativeEdge... edges) {
        return new IndicativeText(
                alert(List.of(edges)), DataOrigin.LIVE, Optional.of(URI.create("http://page")));
    }

    private static IndicativeAlert alert(List<IndicativeEdge> edges) {
        return new IndicativeAlert(Feed.COINAPI, MARKET, edges, END_US, 2_400_000);
    }

    private static IndicativeEdge edge(
            Venue buy, Venue sell, double netBps, double lowestPurchase, double highestSale) {
        return new IndicativeEdge(
                new Route(MARKET, buy, sell),
                END_US - 600_000_000,
                END_US,
                lowestPurchase,
                highestSale,
                netBps + 40,
                netBps,
                3.1,
                new IndicativeEdge.Fees(
                        BigDecimal.ZERO, "a page", new BigDecimal("0.004"), "<another>"),
                false);
    }

    @Test
    void theSubjectSaysFirstThatItIsNotExecutable() {
        assertThat(text(EDGE).subject())
                .isEqualTo(
                        "[LIVE] INDICATIVE, not executable: BTC/USD trades from Bitfinex to"
                                + " Bitstamp 57.2 bps apart, net");
        assertThat(text(EDGE, OTHER).subject()).endsWith("57.2 bps apart, net; 1 more route");
    }

    @Test
    void bothPartsWarnBeforeTheyTellAFigure() {
        for (String part : List.of(text(EDGE).card().plain(), text(EDGE).card().html())) {
            assertThat(part)
                    .containsSubsequence(
                            "INDICATIVE: made of trades that are over, told by COINAPI",
                            "There is nothing to act on.",
                            "60011 USD");
        }
    }

    @Test
    void nothingInItAsksToBuyOrSell() {
        assertThat(text(EDGE, OTHER).card().plain())
                .doesNotContainPattern("(?m)^(Buy|Sell|Act until|Now|Episode):");
        assertThat(text(EDGE).card().html()).doesNotContain("Buy on", "Sell on");
    }

    @Test
    void tellsTheWholeText() {
        assertThat(text(EDGE, OTHER).card().plain())
                .isEqualTo(
                        """
                        [LIVE] INDICATIVE, not executable: BTC/USD trades from Bitfinex to Bitstamp 57.2 bps apart, net; 1 more route

                        INDICATIVE: made of trades that are over, told by COINAPI, which has no order books. Lowest purchase and highest sale need not have been at the same time; nobody knows for which size, or whether a quote stands at either. There is nothing to act on.

                        Live data of the venues.

                        Lowest purchase: BTC on Bitfinex at 60011 USD
                        Highest sale:    BTC on Bitstamp at 60594.37 USD
                        Net of fees:     57.2 bps
                        Before fees:     97.2 bps
                        Newest trades:   3.1 bps before fees, last sale over last purchase
                        Window:          10.0 min until 2026-11-23 16:50:00.000 UTC
                        Fees:            0 % to buy (a page), 0.4 % to sell (<another>)
                        Told by:         COINAPI
                        Told:            2.4 s after it could be known
                        Also:            from Kraken to Bitstamp, 12.0 bps net, bought at 60001.5 USD, sold at 60594.37 USD, 10.0 min until 2026-11-23 16:50:00.000 UTC

                        Dashboard: http://page
                        """);
    }

    @Test
    void saysWhereTradesAreMissing() {
        IndicativeEdge gap =
                new IndicativeEdge(
                        EDGE.route(),
                        EDGE.startUs(),
                        EDGE.endUs(),
                        EDGE.lowestPurchase(),
                        EDGE.highestSale(),
                        EDGE.grossBps(),
                        EDGE.netBps(),
                        EDGE.newestBps(),
                        EDGE.fees(),
                        true);

        assertThat(text(gap, gap).card().plain())
                .contains(
                        "Missing:         some trades of the window were not heard: purchases may"
                                + " have been lower, sales higher",
                        "sold at 60594.37 USD, trades missing, 10.0 min until");
    }

    @Test
    void theHtmlSaysTheSameWithEverythingEscaped() {
        assertThat(text(EDGE, OTHER).card().html())
                .contains("(&lt;another&gt;)", "Lowest purchase", "href=\"http://page\"", "Also")
                .doesNotContain("<another>");
    }

    @Test
    void aLongListIsCutAndCounted() {
        IndicativeEdge[] many =
                Stream.concat(
                                Stream.of(EDGE),
                                IntStream.range(0, IndicativeText.MAX_LISTED + 3)
                                        .mapToObj(each -> OTHER))
                        .toArray(IndicativeEdge[]::new);

        String plain = text(many).card().plain();
        assertThat(plain.lines().filter(line -> line.startsWith("Also:")).count())
                .isEqualTo(IndicativeText.MAX_LISTED);
        assertThat(plain).contains("Not listed:      3 more routes");
    }

    @Test
    void eachMailOfAMarketHasANameOfItsOwnThatAReplayGivesAgain() {
        IndicativeAlert later =
                new IndicativeAlert(Feed.COINAPI, MARKET, List.of(EDGE), END_US + 600_000_000, 0);
        assertThat(
                        Stream.of(alert(List.of(EDGE)), alert(List.of(EDGE, OTHER)), later)
                                .map(IndicativeTextTest::mail)
                                .map(MailMessage::messageId)
                                .collect(Collectors.toSet()))
                .hasSize(2);
        assertThat(mail(later).time().toEpochMilli()).isEqualTo(END_US / 1_000 + 600_000);
    }

    private static MailMessage mail(IndicativeAlert alert) {
        return AlertMails.message(
                Letter.toAll(Notice.of(alert)), DataOrigin.LIVE, "example.org", null);
    }
}
