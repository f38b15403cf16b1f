package dev.arbflow.sandbox.truth.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.alert.IndicativeAlerts;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.jobs.prices.TradesWithoutBooks;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import dev.arbflow.repository.RecordingsFolder;
import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** CoinAPI's recorded trades become mails by a real server, and the judge reads every one. */
@OwnServer("it reads every mail that comes")
class IndicativeMailsTest {
    private static final String RECORDED = "coinapi_ws_20240329_first600.jsonl";
    private static final Prices TEN_MINUTES =
            new Prices(
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(2));

    /** What the first notebooks about such trades reckoned with. */
    private static final FeeSchedule WITHOUT_FEES =
            new FeeSchedule(
                    "none",
                    Arrays.stream(Venue.values())
                            .map(
                                    venue ->
                                            new FeeSchedule.Row(
                                                    venue,
                                                    FeeSchedule.ALL_MARKETS,
                                                    Instant.EPOCH,
                                                    TakerFee.parse("0%"),
                                                    "none"))
                            .toList());

    @Test
    void theVenueThatMovedAwayInTheSampleFramesIsTold() throws Exception {
        Path samples = RepositoryFiles.path("docs/sample-frames");
        List<HintCheck.Print> prints = prints(samples.resolve("coinapi_ws_simulated.jsonl"));

        List<MailCheck.Mail> mails = mails(prints, FeeFile.builtIn());

        assertThat(HintCheck.complaints(prints, mails, terms(FeeFile.builtIn()))).isEmpty();
        assertThat(mails)
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(mail.subject())
                                        .contains("BTC/USD trades from Bitfinex to Bitstamp"));
        // and the judge would see anything else
        MailCheck.Mail mail = mails.get(0);
        assertThat(judged(prints, List.of())).singleElement().asString().startsWith("no mail");
        assertThat(judged(prints, List.of(mail, mail))).asString().contains("a hint too many");
        assertThat(judged(prints, List.of(said(mail, "at 60594.37", "at 60594.38"))))
                .asString()
                .contains("instead of");
        assertThat(HintCheck.complaints(mails)).as("by itself").isEmpty();
        assertThat(HintCheck.complaints(List.of(said(mail, "Net of fees:     ", "Net of fees: 1"))))
                .singleElement()
                .asString()
                .startsWith("its figures do not follow");
        assertThat(HintCheck.complaints(List.of(said(mail, "There is nothing to act on.", ""))))
                .singleElement()
                .asString()
                .startsWith("could be taken for executable");
        assertThat(judged(prints, List.of(said(mail, "There is nothing to act on.", ""))))
                .asString()
                .contains("could be taken for executable");
    }

    @Test
    void theFeesOfThatDayLeftNothingOfTheRecordedDifferences() throws Exception {
        List<HintCheck.Print> prints = prints(RecordingsFolder.file(RECORDED));

        assertThat(mails(prints, FeeFile.builtIn())).isEmpty();
        assertThat(HintCheck.complaints(prints, List.of(), terms(FeeFile.builtIn()))).isEmpty();
    }

    /** Two stretches of a minute and a half, a quarter of an hour apart. */
    @Test
    void withoutFeesEachRecordedDifferenceIsToldOnce() throws Exception {
        List<HintCheck.Print> prints = prints(RecordingsFolder.file(RECORDED));

        List<MailCheck.Mail> mails = mails(prints, WITHOUT_FEES);

        assertThat(HintCheck.complaints(prints, mails, terms(WITHOUT_FEES))).isEmpty();
        assertThat(mails)
                .extracting(mail -> mail.subject().replaceAll(".*executable: (.*) apart.*", "$1"))
                .containsExactlyInAnyOrder(
                        "BTC/USD trades from Bitstamp to Kraken 2.4 bps",
                        "BTC/USD trades from Bitfinex to Kraken 9.5 bps",
                        "BTC/USDT trades from Bitstamp to Bitfinex 3.7 bps",
                        "BTC/USDT trades from Kraken to Bitfinex 3.1 bps");
    }

    private static List<String> judged(List<HintCheck.Print> prints, List<MailCheck.Mail> mails) {
        return HintCheck.complaints(prints, mails, terms(FeeFile.builtIn()));
    }

    private static MailCheck.Mail said(MailCheck.Mail mail, String what, String instead) {
        return new MailCheck.Mail(mail.subject(), mail.text().replace(what, instead));
    }

    private static HintCheck.Terms terms(FeeSchedule fees) {
        return new HintCheck.Terms(
                Charges.saidToBe(fees),
                600_000_000,
                5_000_000,
                BigDecimal.valueOf(2),
                BigDecimal.valueOf(1_000),
                Set.of());
    }

    /** Those that came twice stay so. */
    private static List<HintCheck.Print> prints(Path recording) throws Exception {
        List<HintCheck.Print> prints = new ArrayList<>();
        for (String line : Files.readAllLines(recording)) {
            JsonNode frame = ScriptedVenue.json(ScriptedVenue.json(line).path("raw").asText());
            if (frame.path("type").asText().equals("trade")) {
                String[] symbol = frame.path("symbol_id").asText().split("_", -1);
                Instant time = Instant.parse(frame.path("time_exchange").asText());
                prints.add(
                        new HintCheck.Print(
                                Venue.valueOf(symbol[0]),
                                Market.parse(symbol[2] + "/" + symbol[3]),
                                frame.path("taker_side").asText().startsWith("BUY"),
                                new BigDecimal(frame.path("price").asText()),
                                time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000));
            }
        }
        return prints;
    }

    private static List<MailCheck.Mail> mails(List<HintCheck.Print> prints, FeeSchedule fees)
            throws Exception {
        IndicativeRule rule =
                new IndicativeRule(
                        TEN_MINUTES, 2, 1_000, fees, Set.<Listing>of(), Alerting.HOWEVER_LATE);
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, rules);
        try (EmbeddedMail server = EmbeddedMail.builder().capacity(1_000).start()) {
            IndicativeAlerts.build(
                            TradesWithoutBooks.windows(
                                    env.fromData(
                                                    updates(prints),
                                                    TypeInformation.of(TradeUpdate.class))
                                            .uid("trades")
                                            .assignTimestampsAndWatermarks(
                                                    WatermarkStrategy
                                                            .<TradeUpdate>forBoundedOutOfOrderness(
                                                                    TEN_MINUTES.outOfOrderness())
                                                            .withTimestampAssigner(
                                                                    (update, none) ->
                                                                            update.happenedUs()
                                                                                    / 1_000))
                                            .uid("event-time"),
                                    TEN_MINUTES),
                            rule)
                    .map(Letter::toAll)
                    .uid("letters")
                    .sinkTo(AlertMails.to(mail(server), DataOrigin.LIVE))
                    .uid("alerts-mail");
            env.execute("indicative mails");
            return server.received().stream()
                    .map(each -> new MailCheck.Mail(each.subject(), each.plainText()))
                    .toList();
        }
    }

    private static List<TradeUpdate> updates(List<HintCheck.Print> prints) {
        return prints.stream()
                .map(
                        print -> {
                            Trades trade =
                                    Trades.of(print.venue(), print.market().code())
                                            .feed(Feed.COINAPI)
                                            .price(print.price().doubleValue())
                                            .atUs(print.atUs());
                            return TradeUpdate.of(
                                    (print.bought() ? trade.buy() : trade.sell()).build());
                        })
                .toList();
    }

    private static Mail mail(EmbeddedMail server) {
        return new Mail(
                server.host(),
                server.port(),
                Mail.Tls.NONE,
                Optional.empty(),
                "arbflow@localhost",
                List.of("desk@localhost"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
