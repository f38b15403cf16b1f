package dev.arbflow.sandbox.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.prove.MissingTrades.Hole;
import dev.arbflow.sandbox.prove.MissingTrades.Reason;
import dev.arbflow.sandbox.prove.VenueLog.Series;
import dev.arbflow.sandbox.prove.VenueLog.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingTradesTest {
    private static final long SECOND_US = 1_000_000;
    private static final Series BITSTAMP = new Series(Feed.BITSTAMP, "BTC/USD");
    private static final Series KRAKEN = new Series(Feed.KRAKEN, "BTC/USD");

    private final List<String> journal = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void findsNothingWhereNothingIsMissing() {
        trades(BITSTAMP, 10);

        assertThat(holes(Map.of(BITSTAMP, Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L))))
                .isEmpty();
    }

    @Test
    void whatHappenedBeforeTheFirstTradeOrAfterTheEndIsNotMissing() {
        trades(BITSTAMP, 10);

        assertThat(holes(Map.of(BITSTAMP, Set.of(3L, 4L, 5L, 6L, 7L, 8L)), 8)).isEmpty();
    }

    @Test
    void aSeriesOfWhichNothingWasFoundIsMissingAltogether() {
        trades(BITSTAMP, 10);

        assertThat(holes(Map.of())).containsExactly(hole(BITSTAMP, 10, 1, 10, Reason.NONE));
    }

    @Test
    void anOutageOfIngestExcusesWhereTheVenueRepeatsNothing() {
        trades(BITSTAMP, 40);

        assertThat(holes(allBut(BITSTAMP, 40, 20, 21), away(22, 24)))
                .containsExactly(hole(BITSTAMP, 2, 20, 21, Reason.OUTAGE));
        assertThat(holes(allBut(BITSTAMP, 40, 20, 21), away(30, 32)))
                .containsExactly(hole(BITSTAMP, 2, 20, 21, Reason.NONE));
    }

    @Test
    void aLineThatTheSimulationCutExcusesUntilTheClientIsBack() {
        trades(BITSTAMP, 40);
        journal.add(line(18, "cut", "BITSTAMP"));
        journal.add(line(18, "left", "BITSTAMP"));
        journal.add(line(22, "opened", "BITSTAMP"));

        assertThat(holes(allBut(BITSTAMP, 40, 19, 20, 35)))
                .containsExactly(
                        hole(BITSTAMP, 2, 19, 20, Reason.CUT),
                        hole(BITSTAMP, 1, 35, 35, Reason.NONE));
    }

    @Test
    void aClientThatLeftByItselfHasNoExcuse() {
        trades(BITSTAMP, 40);
        journal.add(line(18, "left", "BITSTAMP"));
        journal.add(line(22, "opened", "BITSTAMP"));

        assertThat(holes(allBut(BITSTAMP, 40, 19, 20)))
                .containsExactly(hole(BITSTAMP, 2, 19, 20, Reason.LEFT));
        assertThat(Reason.LEFT.excuses()).isFalse();
    }

    @Test
    void whatAVenueRepeatedAfterAnOutageMustBeThere() {
        trades(KRAKEN, 60);
        journal.add(line(25, "repeated", "KRAKEN", "BTC/USD|21", "BTC/USD|22"));

        assertThat(holes(allBut(KRAKEN, 60, 20, 21, 22), away(18, 25)))
                .containsExactly(
                        hole(KRAKEN, 1, 20, 20, Reason.TOO_OLD),
                        hole(KRAKEN, 2, 21, 22, Reason.NONE));
    }

    @Test
    void unlessIngestWentDownAgainBeforeItHadPassedThemOn() {
        trades(KRAKEN, 60);
        journal.add(line(25, "repeated", "KRAKEN", "BTC/USD|21", "BTC/USD|22"));

        assertThat(holes(allBut(KRAKEN, 60, 21, 22), away(18, 25), away(27, 50)))
                .containsExactly(hole(KRAKEN, 2, 21, 22, Reason.OUTAGE));
    }

    @Test
    void theCheckFailsForWhatHasNoExcuseAndForATopicWithoutTrades() {
        trades(BITSTAMP, 40);
        CheckTrades.Found found = new CheckTrades.Found();
        allBut(BITSTAMP, 40, 20).get(BITSTAMP).forEach(number -> found.add(BITSTAMP, number));
        found.add(BITSTAMP, 5);

        assertThat(judge(found, away(19, 20))).isTrue();
        assertThat(said()).contains("39 trades, 1 missing: an outage of ingest");
        assertThat(judge(found)).isFalse();
        assertThat(said()).contains("1 missing between 20000 and 20000 ms: NO EXCUSE");
        assertThat(said()).containsPattern("repeated in the topic +1\n");
        assertThat(judge(new CheckTrades.Found(), away(0, 100))).isFalse();
    }

    @Test
    void anAggregatorsTradesAreNotItsOwn() {
        journal.add(line(1, "traded", "COINAPI", "BTC/USD|3f1c"));

        assertThat(VenueLog.of(journal).trades()).isEmpty();
    }

    private boolean judge(CheckTrades.Found found, Span... outages) {
        return CheckTrades.judge(
                found,
                VenueLog.of(journal),
                List.of(outages),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<Hole> holes(Map<Series, Set<Long>> found, Span... outages) {
        return holes(found, Long.MAX_VALUE / SECOND_US, outages);
    }

    private List<Hole> holes(Map<Series, Set<Long>> found, long until, Span... outages) {
        return new MissingTrades(VenueLog.of(journal), List.of(outages))
                .among(found, until * SECOND_US);
    }

    /** One a second, numbered like the seconds. */
    private void trades(Series series, int count) {
        for (int number = 1; number <= count; number++) {
            journal.add(
                    line(number, "traded", series.feed().name(), series.market() + "|" + number));
        }
    }

    private static Map<Series, Set<Long>> allBut(Series series, int count, long... missing) {
        Set<Long> found = new HashSet<>();
        for (long number = 1; number <= count; number++) {
            found.add(number);
        }
        for (long number : missing) {
            found.remove(number);
        }
        return Map.of(series, found);
    }

    private static Span away(long from, long to) {
        return new Span(from * SECOND_US, to * SECOND_US);
    }

    private static Hole hole(Series series, int trades, long from, long to, Reason reason) {
        return new Hole(series, trades, from * SECOND_US, to * SECOND_US, reason);
    }

    private static String line(long atSeconds, String... cells) {
        return String.format(
                Locale.ROOT, "%d\t%s", atSeconds * SECOND_US, String.join("\t", cells));
    }
}
