package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EndReportTest {
    private static final Map<String, Summary.VenueCounts> VENUES =
            Map.of("KRAKEN", new Summary.VenueCounts(9, 1, 8, 0, 0, 0, 0, 0, 0));
    private static final Summary.CandidateCounts NONE =
            new Summary.CandidateCounts(0, 0, Map.of(), Map.of(), Map.of());
    private static final Summary.CandidateCounts ONE_STANDS =
            new Summary.CandidateCounts(0, 1, Map.of(), Map.of(), Map.of());
    private static final Summary.Figures FIGURES =
            new Summary.Figures(
                    5, 0, 3, new TreeMap<>(Map.of("7 records came late", 1L, "still open", 2L)));

    private static final PaperVerdict PAPER =
            new PaperVerdict(List.of(PaperDay.begun("USD", 0)), null, List.of());

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aRunInWhichAllIsWellIsRight() {
        assertThat(say(result(summary(VENUES, NONE, truth(60)), 0, 0))).isTrue();
        assertThat(said()).contains("23 of 23 demanded episodes found").doesNotContain("WRONG");
    }

    @Test
    void aShareOfNothingIsNone() {
        Summary.Truth starved = judged(0, 60);

        assertThat(say(result(summary(VENUES, NONE, starved), 0, 0))).isTrue();
        assertThat(said()).contains("0 of 0 demanded episodes found, precision 1.000, recall –");
    }

    @Test
    void figuresThatAreNotJudgedAreToldWithTheReason() {
        say(result(summary(VENUES, NONE, truth(60)), 0, 0));

        assertThat(said())
                .contains(
                        "right in 5 episodes, wrong in 0, not judged in 3 (7 records came late:"
                                + " 1, still open: 2)");
    }

    @Test
    void theResultOfThePaperAccountIsToldByDay() {
        say(result(summary(VENUES, NONE, truth(60)), 0, 0));

        assertThat(said())
                .contains(
                        "paper      1970-01-01: 0.00 USD after fees and rebalancing; 0 of 0"
                                + " episodes taken");
    }

    @Test
    void aRunThatReadNothingIsWrong() {
        assertThat(say(result(summary(Map.of(), NONE, null), 0, 0))).isFalse();
        assertThat(said()).contains("WRONG      no frame was read");
    }

    @Test
    void aMarketThatHadNotComeApartIsNotJudged() {
        assertThat(say(result(summary(VENUES, NONE, truth(0)), 0, 0))).isTrue();
        assertThat(said())
                .contains("truth      the market had not come apart yet: nothing was judged")
                .doesNotContain("precision");
    }

    @Test
    void whatStandsIsCalledOpen() {
        say(result(summary(VENUES, ONE_STANDS, null), 0, 0));

        assertThat(said()).contains("candidates 1 opened; closed: none; 1 still open");
    }

    /** A job that is restarted counts anew, so its sums agree with nothing. */
    @Test
    void aRestartIsWrongAndNotItsSums() {
        Summary.CandidateCounts more =
                new Summary.CandidateCounts(0, 1, Map.of("EPISODE", 3L), Map.of(), Map.of());

        assertThat(say(result(summary(VENUES, more, null), 1, 0))).isFalse();
        assertThat(said())
                .contains("WRONG      1 restart of a job, see the log")
                .doesNotContain("more outcomes");
        said.reset();
        assertThat(say(result(summary(VENUES, more, null), 0, 1))).isFalse();
        assertThat(said())
                .contains("2 more outcomes than candidates", "WRONG      1 mail came twice");
    }

    @Test
    void aHintThatCannotBeRightMakesTheRunWrong() {
        List<String> hints = List.of("could be taken for executable: BTC/USD");

        assertThat(say(result(summary(VENUES, NONE, null), 0, 0, hints))).isFalse();
        assertThat(said()).contains("WRONG      could be taken for executable: BTC/USD");
    }

    private boolean say(RunResult result) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new EndReport(new Console(out, false, false)).say(result);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static RunResult result(Summary summary, long restarts, long repeatedMails) {
        return result(summary, restarts, repeatedMails, List.of());
    }

    private static RunResult result(
            Summary summary, long restarts, long repeatedMails, List<String> wrongHints) {
        return new RunResult(
                summary,
                Optional.ofNullable(summary.truth())
                        .map(truth -> new MarketFeed.Judged(truth, List.of())),
                PAPER,
                Set.of(),
                repeatedMails,
                wrongHints,
                restarts);
    }

    private static Summary.Truth truth(double seconds) {
        return judged(23, seconds);
    }

    private static Summary.Truth judged(long found, double seconds) {
        Summary.Percentiles delay = new Summary.Percentiles(0, 0, 0);
        Summary.Judged judged = new Summary.Judged(seconds, 0, 0, 0);
        return new Summary.Truth(found, found, 1, 1, delay, 8, 8, null, judged, FIGURES);
    }

    private static Summary summary(
            Map<String, Summary.VenueCounts> venues,
            Summary.CandidateCounts candidates,
            Summary.Truth truth) {
        return new Summary(
                venues,
                new Summary.TradeCounts(1, 0, 1),
                new Summary.SpreadCounts(0, Map.of()),
                candidates,
                new Summary.EpisodeCounts(0, Map.of()),
                truth,
                Map.of(),
                new Summary.Patterns(0, 0, 0, 0, 0, 0, 0, 0),
                new Summary.Stores(Map.of(), Map.of()),
                null,
                null,
                null,
                null,
                null,
                new Summary.Memory(0, ProcessMemory.LIMIT_MIB));
    }
}
