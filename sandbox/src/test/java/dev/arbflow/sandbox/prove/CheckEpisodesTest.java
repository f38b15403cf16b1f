package dev.arbflow.sandbox.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.prove.VenueLog.Span;
import dev.arbflow.sandbox.truth.ClaimedEpisode;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.truth.Interval;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.RouteCourse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A route was worth taking from second 100 to 110, and again from 200 to 210. */
class CheckEpisodesTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final List<Interval> TIMES = List.of(stretch(100, 110), stretch(200, 210));
    private static final ClaimedEpisode FIRST = claim(100, 110, CloseReason.SPREAD_COLLAPSED);
    private static final ClaimedEpisode SECOND = claim(200, 210, CloseReason.SPREAD_COLLAPSED);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void allThatWasThereAndNothingElseIsRight() {
        assertThat(judge(List.of(FIRST, SECOND), List.of(), List.of())).isTrue();
        assertThat(words()).contains("2 of 2 demanded").contains("2 episodes, 0 wrong");
    }

    @Test
    void anEpisodeThatNobodyFoundIsMissed() {
        assertThat(judge(List.of(FIRST), List.of(), List.of())).isFalse();
        assertThat(words()).contains("1 of 2 demanded").contains("missed: " + ROUTE);
    }

    @Test
    void nobodyNeedsToFindWhatReachesIntoAnOutage() {
        assertThat(judge(List.of(FIRST), List.of(), List.of(outage(205, 230)))).isTrue();
        assertThat(words()).contains("1 of 1 demanded").contains("1 more reach into an outage");
    }

    @Test
    void whatWasNotThereIsWrongInAnOutageToo() {
        ClaimedEpisode invented = claim(215, 220, CloseReason.SPREAD_COLLAPSED);

        assertThat(judge(List.of(FIRST, invented), List.of(), List.of(outage(205, 230)))).isFalse();
        assertThat(words()).contains("2 episodes, 1 wrong").contains("wrong: " + ROUTE);
    }

    @Test
    void whatStoodOpenWhenIngestWentMayStayOpenUntilItIsBack() {
        List<ClaimedEpisode> claims = List.of(FIRST, claim(200, 213, CloseReason.LEG_STALE));

        assertThat(judge(claims, List.of(), List.of(outage(231, 240)))).isFalse();
        assertThat(judge(claims, List.of(), List.of(outage(205, 230)))).isTrue();
    }

    @Test
    void goingAwayIsNoFaultOfTheFeedForWhichAnEpisodeMustEnd() {
        FeedFault gone =
                new FeedFault(Listing.parse("KRAKEN|BTC/USD"), FeedFault.Kind.DISCONNECT, us(205));
        List<ClaimedEpisode> claims = List.of(FIRST, claim(200, 205, CloseReason.LEG_STALE));

        assertThat(judge(claims, List.of(gone), List.of())).isFalse();
        assertThat(judge(claims, List.of(gone), List.of(outage(205, 230)))).isTrue();
    }

    @Test
    void aTruthThatDemandsNothingProvesNothing() {
        assertThat(judge(List.of(), List.of(), List.of(outage(0, 300)))).isFalse();
    }

    private boolean judge(List<ClaimedEpisode> claims, List<FeedFault> faults, List<Span> outages) {
        KnownTruth truth =
                new KnownTruth(
                        250_000,
                        Map.of(ROUTE, new RouteCourse(TIMES, TIMES, TIMES, TIMES)),
                        faults);
        return CheckEpisodes.judge(
                claims, truth, outages, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static ClaimedEpisode claim(long fromSecond, long toSecond, CloseReason reason) {
        return new ClaimedEpisode(
                ROUTE, us(fromSecond), us(fromSecond) + 500_000, us(toSecond), reason);
    }

    private static Span outage(long fromSecond, long toSecond) {
        return new Span(us(fromSecond), us(toSecond));
    }

    private static Interval stretch(long fromSecond, long toSecond) {
        return new Interval(ROUTE, us(fromSecond), us(toSecond));
    }

    private static long us(long second) {
        return second * 1_000_000;
    }
}
