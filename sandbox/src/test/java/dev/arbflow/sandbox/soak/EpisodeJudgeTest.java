package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.scenario.FaultScenario;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buys on Bitfinex (no fee) and sells on Bitstamp (40 bps). */
class EpisodeJudgeTest {
    private static final long START_US = 1_700_000_000_000_000L;
    private static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");

    private final List<String> complaints = new ArrayList<>();
    private EpisodeJudge judge = judge(new FaultScenario(1, List.of()));

    private EpisodeJudge judge(FaultScenario faults) {
        return new EpisodeJudge(
                Rules.TRUTH,
                new OurClock(),
                new FaultLog(faults),
                (route, when, what) -> complaints.add(what),
                START_US);
    }

    @Test
    void aListingIsAlienUntilTheLastReasonIsOver() {
        apart(0, 10);
        judge.alien(List.of(BITSTAMP), at(1));
        judge.alien(List.of(BITSTAMP), at(2));
        judge.familiar(List.of(BITSTAMP), at(3));
        apart(60, 20);
        apart(0, 30);
        found(20, 30, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(1));
        assertThat(complaints).singleElement().asString().startsWith("a false episode: ");

        judge.familiar(List.of(BITSTAMP), at(61));
        apart(60, 70);
        apart(0, 80);
        found(70, 80, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(2));
        assertThat(complaints).hasSize(1);
    }

    /** Lesson: frames of 300 ms came at once when a way was no longer slow. */
    @Test
    void aBacklogShowsItsNewestMomentOnly() {
        String late = "at 15s for 4s late on BITFINEX by=600ms";
        judge = judge(FaultScenario.parse("test", List.of(late)));
        apart(60, 10);
        apart(0, 20);
        found(10, 20.6, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(1));
        assertThat(complaints).isEmpty();

        apart(60, 61);
        apart(0, 80);
        found(61, 80.95, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(2));
        assertThat(complaints).as("but not a minute later").hasSize(1);
    }

    @Test
    void aBacklogIsNotOlderThanMakesALegLag() {
        String late = "at 15s for 4s late on BITFINEX by=600ms";
        judge = judge(FaultScenario.parse("test", List.of(late)));
        apart(60, 10);
        apart(0, 20);
        found(10, 21.5, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(1));
        assertThat(complaints).hasSize(1);
    }

    /** Lesson: what had to be true when it began was forgotten when it ended. */
    @Test
    void anEpisodeOfAnHourIsJudgedByAllOfIt() {
        apart(0, 1);
        apart(60, 60);
        found(60, 62, null);
        for (int minute = 2; minute <= 60; minute++) {
            apart(minute % 2 == 0 ? 60 : 43.5, 60 * minute);
            judge.judge(Duration.ofMinutes(minute));
        }
        apart(0, 3_630);
        found(60, 3_630, CloseReason.SPREAD_COLLAPSED);
        judge.judge(Duration.ofMinutes(61));

        assertThat(complaints).isEmpty();
        assertThat(judge.judged()).isEqualTo(1);
    }

    private static long at(double second) {
        return START_US + (long) (second * 1e6);
    }

    /** Bitstamp stands apart by so much from then on. */
    private void apart(double bps, int second) {
        judge.book(book(BITSTAMP, 10_000 * (1 + bps / 1e4)), at(second));
        judge.book(book(BITFINEX, 10_000), at(second));
    }

    /** One level a side, a cent around a middle price, worth about 1,000. */
    private static BookState book(Listing listing, double mid) {
        long cents = Math.round(mid * 100);
        return new BookState(
                new Instrument(listing, 2, 1),
                List.of(new Level(cents - 1, 10_000_000)),
                List.of(new Level(cents + 1, 10_000_000)));
    }

    private void found(double fromS, double untilS, CloseReason reason) {
        judge.found(
                new Episode(
                        Episode.idOf(ROUTE, at(fromS)),
                        reason == null ? 1 : 2,
                        ROUTE,
                        reason,
                        at(fromS),
                        at(fromS) + Rules.RULE.dwellUs(),
                        at(untilS),
                        new Episode.NetEdge(20, 20, 20, 20),
                        null,
                        null,
                        null,
                        null,
                        1,
                        0,
                        0,
                        "",
                        0,
                        0,
                        null,
                        null));
    }
}
