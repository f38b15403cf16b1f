package dev.arbflow.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.io.mongo.DocumentTable;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.Upsert;
import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import dev.arbflow.sandbox.page.Content.SuspectView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page reads are the documents that the jobs write. */
@OwnServer("the sandbox reads the store that it has started itself")
class DeskPollTest {
    private static final long DAY_US = 86_400_000_000L;
    private static final long HOUR_US = 3_600_000_000L;
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");

    private static EmbeddedMongo server;
    private static MongoClient client;

    @TempDir static Path dir;

    private MongoDatabase database;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        client = MongoClients.create(server.uri());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("desk");
        database.drop();
    }

    @Test
    void anEmptyStoreSaysNothing() {
        assertThat(ask()).isEqualTo(DeskFigures.NONE);
    }

    @Test
    void tellsTheNewestDayOfThePaperAccountByCurrency() {
        write(Documents.PAPER, day("USD", 3 * DAY_US));
        write(Documents.PAPER, day("USD", 4 * DAY_US));
        write(Documents.PAPER, day("EUR", 4 * DAY_US));

        assertThat(ask().paper())
                .extracting(Content.PaperView::day, Content.PaperView::currency)
                .containsExactly(tuple("1970-01-05", "EUR"), tuple("1970-01-05", "USD"));
        assertThat(ask().paper().get(1))
                .isEqualTo(
                        new Content.PaperView(
                                "1970-01-05",
                                "USD",
                                7.5,
                                10.0,
                                30.0,
                                4.0,
                                2.5,
                                5000.0,
                                110.0,
                                9,
                                2,
                                Map.of(
                                        "tooLate",
                                        1L,
                                        "unknown",
                                        0L,
                                        "gone",
                                        4L,
                                        "taken",
                                        1L,
                                        "tooSmall",
                                        0L,
                                        "noInventory",
                                        1L)));
    }

    @Test
    void tellsWhatLookedSuspectWithinAnHourNewestFirst() {
        write(Documents.SUSPECT, suspect(Kind.PUMP, Side.BUY, 10 * HOUR_US));
        write(Documents.SUSPECT, suspect(Kind.LAYERING, Side.SELL, 11 * HOUR_US + 1_000_000));
        write(Documents.SUSPECT, suspect(Kind.WASH_PRINTS, null, 11 * HOUR_US + 2_000_000));

        DeskFigures told = desk().ask(12 * HOUR_US, List.of());

        assertThat(told.suspects().lastHour()).isEqualTo(2);
        assertThat(told.suspects().newest())
                .extracting(SuspectView::kind)
                .containsExactly("WASH_PRINTS", "LAYERING");
        assertThat(told.suspects().newest().get(1))
                .isEqualTo(
                        new SuspectView(
                                "KRAKEN|BTC/USD|LAYERING|SELL@39600000000",
                                "KRAKEN",
                                "BTC/USD",
                                "LAYERING",
                                "SELL",
                                39_600_000,
                                39_601_000,
                                7,
                                18.5,
                                31.75));
        assertThat(told.suspects().newest().get(0).side()).isNull();
    }

    @Test
    void saysWhatAShownEpisodeCoincidedWith() {
        String[] marks = {"KRAKEN PUMP", "KRAKEN QUOTE_FLICKER"};
        write(Documents.SUSPECT_EPISODE, new SuspectEpisode(ROUTE, 1_000, marks));
        write(Documents.SUSPECT_EPISODE, new SuspectEpisode(ROUTE, 2_000, marks));
        String shown = new SuspectEpisode(ROUTE, 1_000, marks).episodeId();

        assertThat(desk().ask(0, List.of(shown, "another")).looksLike())
                .isEqualTo(Map.of(shown, List.of(marks)));
    }

    private DeskFigures ask() {
        return desk().ask(0, List.of());
    }

    private DeskPoll desk() {
        return new DeskPoll(database);
    }

    private <T> void write(DocumentTable<T> table, T record) {
        Upsert upsert = table.upsert(record);
        database.getCollection(table.collection())
                .updateOne(
                        Filters.eq("_id", upsert.id()),
                        upsert.update(),
                        new UpdateOptions().upsert(true));
    }

    private static PaperDay day(String currency, long dayUs) {
        return new PaperDay(
                currency,
                dayUs,
                3,
                dayUs + 5,
                9,
                2,
                new PaperDay.Missed(1, 0, 4, 1, 0, 1),
                new BigDecimal("30"),
                new BigDecimal("10"),
                new BigDecimal("4"),
                new BigDecimal("800"),
                1,
                new BigDecimal("2.5"),
                990_000,
                9,
                new BigDecimal("5000"));
    }

    private static SuspectActivity suspect(Kind kind, Side side, long endUs) {
        return new SuspectActivity(
                Listing.parse("KRAKEN|BTC/USD"),
                kind,
                side,
                endUs - 1_000_000,
                endUs,
                7,
                18.5,
                31.75);
    }
}
