package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.market.arbitrage.FollowUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mongodb")
class ReportJobITCase {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

    @TempDir Path dir;

    @Test
    void tellsOfThePeriodOnly() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dir.resolve("mongo"));
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase(store.database());
            database.getCollection("episodes").insertOne(episode(1_000_000L));
            database.getCollection("episodes").insertOne(episode(9_000_000L));
            database.getCollection("follow_ups").insertOne(followUp(1_500_000L));
            database.getCollection("follow_ups").insertOne(followUp(9_500_000L));
            database.getCollection("paper_days").insertOne(paperDay(2_000_000L));
            database.getCollection("paper_days").insertOne(paperDay(9_500_000L));
            database.getCollection("refusals").insertOne(refusal());
            database.getCollection("suspect_activity").insertOne(suspect(3_000_000L));
            database.getCollection("suspect_activity").insertOne(suspect(9_500_000L));

            JsonNode data = report(store, "1970-01-01T00:00:00Z", "1970-01-01T00:00:05Z");

            assertThat(data.at("/sections/episodes/count").asInt()).isOne();
            assertThat(data.at("/sections/episodes/best/0/profit").asDouble()).isEqualTo(31);
            JsonNode after = data.at("/sections/afterwards/routes/0");
            assertThat(after.get("medianMs").asDouble()).isEqualTo(1_000);
            assertThat(after.get("followed").asInt()).isOne();
            assertThat(after.at("/looks/0/share").asDouble()).isEqualTo(0.25);
            assertThat(after.at("/looks/0/atLeast").asBoolean()).isTrue();
            assertThat(after.at("/looks/1/share").isNull()).isTrue();
            assertThat(data.at("/sections/paper/currencies/0/days").asInt()).isOne();
            assertThat(data.at("/sections/paper/currencies/0/net").asDouble()).isEqualTo(2.25);
            assertThat(data.at("/sections/episodes/bestSuspect/0/looksLike").asText())
                    .isEqualTo("KRAKEN LAYERING, KRAKEN QUOTE FLICKER");
            assertThat(data.at("/sections/suspects/all").asInt()).isOne();
            assertThat(data.at("/sections/suspects/rows/0/listing").asText())
                    .isEqualTo("KRAKEN|BTC/USD");
            assertThat(data.at("/sections/suspects/rows/0/side").asText()).isEmpty();
            assertThat(data.at("/sections/refusals/samples").asInt()).isEqualTo(12);
            assertThat(data.at("/sections/extent/firstMs").asLong()).isZero();
        }
    }

    @Test
    void saysOfAnEmptyStoreThatItIsEmpty() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dir.resolve("mongo"))) {
            JsonNode data = report(store, "1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z");

            assertThat(data.at("/sections/episodes/count").asInt()).isZero();
            assertThat(data.at("/sections/extent")).isEmpty();
        }
    }

    private JsonNode report(MongoStore store, String from, String to) throws Exception {
        Path page = dir.resolve("out/report.html");
        String[] args = {"--report-from", from, "--report-to", to, "--report-out", page.toString()};
        ReportJob.write(
                StreamExecutionEnvironment.createLocalEnvironment(1, ReportJob.rules()),
                new ConfigReader(
                                args,
                                Map.of("MONGO_URI", store.uri(), "MONGO_DB", store.database()))
                        .report());
        Matcher data = DATA.matcher(Files.readString(page));
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    private static Document episode(long openedUs) {
        return new Document("_id", "BTC/USD|KRAKEN>BITSTAMP@" + openedUs)
                .append("route", "BTC/USD|KRAKEN>BITSTAMP")
                .append("openedUs", openedUs)
                .append("looksLike", List.of("KRAKEN LAYERING", "KRAKEN QUOTE_FLICKER"))
                .append(
                        "state",
                        new Document("closeReason", "SPREAD_COLLAPSED")
                                .append("detectedUs", openedUs + 500_000)
                                .append("lastUs", openedUs + 1_500_000)
                                .append("lifetimeMs", 1500.0)
                                .append("net", new Document("meanBps", 3.0).append("peakBps", 5.0))
                                .append("peak", new Document("profit", Decimal128.parse("31.00"))));
    }

    /** A quarter was there after 50 ms; of later nothing is known. */
    private static Document followUp(long toldUs) {
        Document document =
                new Document("_id", "BTC/USD|KRAKEN>BITSTAMP@" + (toldUs - 500_000))
                        .append("route", "BTC/USD|KRAKEN>BITSTAMP")
                        .append("toldUs", toldUs);
        for (int ms : FollowUp.HORIZONS_MS) {
            document.append(
                    "after" + ms + "Ms",
                    ms == 50
                            ? new Document("censored", null)
                                    .append("share", 0.25)
                                    .append("exhausted", true)
                            : new Document("censored", "LEG_STALE")
                                    .append("share", null)
                                    .append("exhausted", false));
        }
        return document;
    }

    private static Document paperDay(long asOfUs) {
        Document missed = new Document();
        List.of("tooLate", "unknown", "gone", "taken", "tooSmall", "noInventory")
                .forEach(reason -> missed.append(reason, 1));
        Document state =
                new Document("asOfUs", asOfUs)
                        .append("missed", missed)
                        .append("offered", 7)
                        .append("trades", 1)
                        .append("transfers", 0)
                        .append("meanLatencyMs", null);
        for (String amount :
                List.of(
                        "net",
                        "profit",
                        "offeredProfit",
                        "fees",
                        "turnover",
                        "rebalancingCost",
                        "inventoryValue")) {
            state.append(amount, Decimal128.parse("2.25"));
        }
        return new Document("_id", asOfUs + "|USD")
                .append("day", "1970-01-01")
                .append("currency", "USD")
                .append("dayUs", 0L)
                .append("state", state);
    }

    private static Document suspect(long endUs) {
        return new Document("_id", "KRAKEN|BTC/USD|WASH_PRINTS|BOTH@" + endUs)
                .append("venue", "KRAKEN")
                .append("market", "BTC/USD")
                .append("kind", "WASH_PRINTS")
                .append("side", null)
                .append("startUs", endUs - 1_000_000)
                .append("endUs", endUs)
                .append("signals", 4)
                .append("peak", 1.0)
                .append("quantity", 0.8);
    }

    private static Document refusal() {
        return new Document("_id", "r")
                .append("route", "BTC/USD|KRAKEN>BITSTAMP")
                .append("reason", "LEG_STALE")
                .append("minuteUs", 0L)
                .append("samples", 12L)
                .append("candidates", 2L);
    }
}
