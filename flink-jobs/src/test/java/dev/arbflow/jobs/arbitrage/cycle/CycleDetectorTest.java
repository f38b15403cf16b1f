package dev.arbflow.jobs.arbitrage.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleDetectorTest extends CycleTestBase {
    private static CycleRun run(String fee) {
        return new CycleRun(detection(fee), ofKrakenAndBitfinex());
    }

    @Test
    void aCycleThatAllBooksProveForTheDwellIsAnEpisode() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(299)).until(299);
        assertThat(run.episodes).isEmpty();

        run.play(krakensAlive(300)).until(300);
        assertThat(run.versions()).containsExactly("1: 200 to 300 null");
        CycleEpisode episode = run.episodes.get(0);
        assertThat(episode.id()).isEqualTo(KRAKENS + "@200000");
        assertThat(episode.onset()).isEqualTo(Episode.Onset.SEEN);
        assertThat(episode.net().openBps()).isCloseTo(100, within(1e-6));
        // 1 ETH at 0.1 BTC takes 0.1 BTC, which cost 10 USD, and is sold for 10.1.
        assertThat(episode.peak().cost()).isEqualByComparingTo("10");
        assertThat(episode.peak().profit()).isEqualByComparingTo("0.1");
        assertThat(episode.peak().exhausted()).isTrue();
        assertThat(episode.peak().legs())
                .extracting(CycleEpisode.Leg::side)
                .containsExactly(Side.BUY, Side.BUY, Side.SELL);
        assertThat(episode.peak().leg1().quantity()).isEqualByComparingTo("0.1");
        assertThat(episode.peak().leg3().vwap()).isEqualByComparingTo("10.1");
    }

    @Test
    void itEndsWithTheEdgeAndTheLedgerSaysSo() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(300)).play(book(400, "KRAKEN|ETH/USD", 10, 10.01)).until(500);

        assertThat(run.versions())
                .containsExactly("1: 200 to 300 null", "2: 200 to 300 SPREAD_COLLAPSED");
        assertThat(run.candidates)
                .extracting(line -> line.startUs() / 1_000 + " " + line.outcome())
                .containsExactly("200 " + Outcome.OPEN, "200 " + Outcome.EPISODE);
        assertThat(run.board.tracks).isEmpty();
    }

    @Test
    void feesOfAllThreeBooksDecide() {
        // 0.33 % three times is more than the 1 % that the prices earn.
        CycleRun run = run("0.334%").play(krakens(0, 10)).play(krakens(200, 10.1)).until(300);
        assertThat(run.candidates).isEmpty();

        CycleRun cheaper = run("0.30%").play(krakens(0, 10)).play(krakens(200, 10.1));
        cheaper.play(krakensAlive(300)).until(300);
        assertThat(cheaper.episodes).hasSize(1);
        assertThat(cheaper.episodes.get(0).net().openBps())
                .isCloseTo((1.01 * 0.997 / 1.003 / 1.003 - 1) * 1e4, within(1e-6));
    }

    @Test
    void whatEarnsLessThanTheThresholdIsBelowIt() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.003));
        run.play(krakens(400, 10)).until(400);
        assertThat(run.outcomes()).containsExactly("BELOW_THRESHOLD BELOW_MIN_NET");
        assertThat(run.refused).contains(RefusalReason.BELOW_MIN_NET);
    }

    @Test
    void whatIsGoneBeforeTheDwellIsTooShort() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(250)).play(krakens(290, 10)).until(400);
        assertThat(run.episodes).isEmpty();
        assertThat(run.outcomes()).containsExactly("REFUSED TOO_SHORT");
    }

    @Test
    void oneBookThatIsNotProvenOpensNothing() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(allAlive(320, "KRAKEN|BTC/USD", "KRAKEN|ETH/USD")).until(400);
        assertThat(run.episodes).isEmpty();

        // Later it is another moment, and then too old.
        run.play(allAlive(900, "KRAKEN|BTC/USD", "KRAKEN|ETH/USD")).until(900);
        assertThat(run.refused).contains(RefusalReason.SKEWED);
        run.until(1_300);
        run.play(allAlive(1_350, "KRAKEN|BTC/USD", "KRAKEN|ETH/USD")).until(1_350);
        assertThat(run.refused).contains(RefusalReason.LEG_STALE);
        assertThat(run.episodes).isEmpty();
    }

    @Test
    void aBookThatBreaksEndsItForThatReason() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(300));
        run.play(broken(350, "KRAKEN|ETH/BTC", BookValidity.GAP)).until(350);
        assertThat(run.episodes.get(1).closeReason()).isEqualTo(CloseReason.BOOK_RESYNC);
    }

    /** Kraken's ETH was worth nothing from 220 to 240, as is learned only at 310. */
    @Test
    void whatIsLearnedLateEndsTheStretchWhereItWasGone() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(
                late(250, 220, "KRAKEN|ETH/USD", 10, 10.01),
                late(250, 240, "KRAKEN|ETH/USD", 10.1, 10.11));
        run.play(krakensAlive(320)).until(320);
        assertThat(run.episodes).isEmpty();
        run.play(krakensAlive(340)).until(340);
        assertThat(run.versions()).containsExactly("1: 240 to 340 null");
    }

    @Test
    void theBestBookOfEachExchangeIsTaken() {
        CycleRun run = run("0%").play(krakens(0, 10));
        run.play(
                book(10, "BITFINEX|ETH/USD", 10.05, 10.06),
                book(10, "BITFINEX|BTC/USD", 99.9, 100.1));
        run.until(20);
        assertThat(run.board.tracks.keySet())
                .containsExactly("USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>BITFINEX|ETH/USD");

        // A better one makes another cycle; the first goes on by itself.
        run.play(book(30, "KRAKEN|ETH/USD", 10.08, 10.09)).until(30);
        assertThat(run.board.tracks.keySet())
                .containsExactly("USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>BITFINEX|ETH/USD", KRAKENS);
    }

    @Test
    void aBookThatCannotBeReliedOnHidesNoOther() {
        CycleRun run = run("0%");
        run.play(late(0, 0, "BITFINEX|ETH/USD", 10.2, 10.21)); // never proven again
        run.play(krakens(1_200, 10)).play(krakens(1_300, 10.1));
        run.play(krakensAlive(1_400)).until(1_400);
        assertThat(run.episodes).extracting(each -> each.cycle().code()).containsExactly(KRAKENS);
    }

    @Test
    void whereNoBookCanBeReliedOnTheCycleIsRefusedByName() {
        CycleRun run = run("0%").play(book(0, "KRAKEN|ETH/USD", 10.1, 10.11));
        run.play(
                book(1_200, "KRAKEN|BTC/USD", 99.99, 100),
                book(1_200, "KRAKEN|ETH/BTC", 0.0999, 0.1));
        run.until(1_200);
        assertThat(run.refused).containsExactly(RefusalReason.LEG_STALE);
    }

    @Test
    void theOtherWayRoundIsACycleOfItsOwn() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 9.8)).until(200);
        assertThat(run.board.tracks.keySet())
                .containsExactly("USD>KRAKEN|ETH/USD>KRAKEN|ETH/BTC>KRAKEN|BTC/USD");
    }

    @Test
    void aRuleThatSwitchesAVenueOffSwitchesItsCyclesOff() {
        CycleRun run = run("0%").play(krakens(0, 10));
        run.rules = run.rules.with(off(100, "KRAKEN|ETH/BTC"));
        run.play(krakens(200, 10.1)).until(200);
        assertThat(run.refused).containsExactly(RefusalReason.SWITCHED_OFF);
    }

    private static Rule off(long fromMs, String scope) {
        Rule.Values off = new Rule.Values(false, null, null, null, null, null, null, null, null);
        return new Rule(1, fromMs * 1_000, Scope.parse(scope), off, null, "", "");
    }

    @Test
    void aBookThatARuleSwitchesOffHidesNoOther() {
        CycleRun run = run("0%");
        run.rules = run.rules.with(off(0, "BITFINEX"));
        run.play(krakens(0, 10)).play(book(200, "BITFINEX|ETH/USD", 10.2, 10.21));
        run.play(krakens(200, 10.1)).until(200);
        assertThat(run.board.tracks.keySet()).containsExactly(KRAKENS);
    }

    /** Nothing of ETH/USD has changed but what holds for it. */
    @Test
    void whatARuleChangesIsLookedAtAgain() {
        CycleRun run = run("0%");
        run.rules = run.rules.with(off(250, "BITFINEX"));
        run.play(krakens(0, 10)).play(book(200, "BITFINEX|ETH/USD", 10.2, 10.21));
        run.play(krakens(200, 10.1)).until(200);
        assertThat(run.board.tracks.keySet()).doesNotContain(KRAKENS);
        run.play(alive(250, "KRAKEN|BTC/USD")).until(250);
        assertThat(run.board.tracks.keySet()).contains(KRAKENS);
    }

    @Test
    void aBookThatIsTooOldByARuleHidesNoOther() {
        CycleRun run = run("0%");
        Rule.Values young = Rule.Values.of(Parameter.MAX_AGE_US, 100_000);
        run.rules = run.rules.with(new Rule(1, 0, Scope.parse("BITFINEX"), young, null, "", ""));
        run.play(krakens(0, 10)).play(book(50, "BITFINEX|ETH/USD", 10.2, 10.21));
        run.play(krakens(200, 10.1)).until(200);
        assertThat(run.board.tracks.keySet()).contains(KRAKENS);
    }

    @Test
    void tooGoodIsNotBelieved() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 11.5)).until(200);
        assertThat(run.refused).containsExactly(RefusalReason.IMPLAUSIBLE);
    }

    @Test
    void withTheStreamItEndsAsShutDown() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(300)).until(300).end();
        assertThat(run.episodes.get(1).closeReason()).isEqualTo(CloseReason.SHUTDOWN);
        assertThat(run.outcomes()).containsExactly("EPISODE");
    }

    @Test
    void booksThatNobodySpeaksOfAreForgotten() {
        CycleRun run = run("0%").play(krakens(0, 10));
        run.until(CycleBoard.FORGET_AFTER.toMillis());
        assertThat(run.board.isForgotten()).isTrue();
    }

    @Test
    void aCandidateEndsWhereABookOfItIsNotReadAnyMore() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1));
        run.play(krakensAlive(300)).until(300);
        run.restore(
                detection("0%"), cycles("KRAKEN|BTC/USD", "KRAKEN|ETH/USD", "BITFINEX|ETH/BTC"));
        run.play(alive(320, "KRAKEN|BTC/USD"));
        assertThat(run.versions()).containsExactly("1: 200 to 300 null", "2: 200 to 300 LEG_STALE");
        assertThat(run.outcomes()).containsExactly("EPISODE");
        assertThat(run.board.tracks).isEmpty();
    }

    /** As where another asset is named first. */
    @Test
    void nothingIsLeftOfAGroupThatIsNoneAnyMore() {
        CycleRun run = run("0%").play(krakens(0, 10)).play(krakens(200, 10.1)).until(200);
        run.restore(detection("0%"), Cycles.NONE).until(210);
        assertThat(run.outcomes()).containsExactly("REFUSED TOO_SHORT");
        assertThat(run.board.isForgotten()).isTrue();
        assertThat(run.board.nextDeadlineUs()).isEqualTo(EdgeTrack.NEVER);
    }

    @Test
    void theOrderWithinAnInstantMakesNoDifference() {
        List<LegUpdate> one = krakens(200, 10.1);
        List<LegUpdate> other = List.of(one.get(2), one.get(0), one.get(1));
        CycleRun first = run("0%").play(krakens(0, 10)).play(one).play(krakensAlive(300));
        CycleRun second = run("0%").play(krakens(0, 10)).play(other).play(krakensAlive(300));
        assertThat(second.until(300).episodes).isEqualTo(first.until(300).episodes).hasSize(1);
    }
}
