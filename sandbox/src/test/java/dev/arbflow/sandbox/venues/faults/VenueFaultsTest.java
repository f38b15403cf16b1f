package dev.arbflow.sandbox.venues.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.Channel;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import dev.arbflow.sandbox.venues.server.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VenueFaultsTest {
    private static final Market BTC_USD = Market.parse("BTC/USD");
    private static final Market ETH_USD = Market.parse("ETH/USD");
    private static final Frame BOOK = Frame.book(MarketChannel.book(BTC_USD), "book");
    private static final Frame OTHER_BOOK = Frame.book(MarketChannel.book(ETH_USD), "other book");
    private static final Frame TRADES =
            Frame.trades(MarketChannel.trades(BTC_USD), "trades", List.of());
    private static final Frame ANSWER = Frame.answer(MarketChannel.book(BTC_USD), "granted");
    private static final Frame ANSWER_TO_ALL = Frame.answer("all granted");
    private static final Frame HEARTBEAT = Frame.heartbeat("{\"a\":1,\"time\":\"now\"}");
    private static final FrameFilter ITS_BOOK =
            new FrameFilter(Set.of(BTC_USD), Optional.of(Channel.BOOK));

    private final VenueFaults faults = new VenueFaults();

    @Test
    void withoutAFaultAFrameGoesTheUsualWay() {
        assertThat(faults.leaving(BOOK, 0)).containsExactly(new Departure(BOOK, 0, false));
        assertThat(faults.due(0)).isEmpty();
        assertThat(faults.turnsAway()).isEmpty();
        assertThat(faults.refuses(MarketChannel.book(BTC_USD))).isFalse();
        assertThat(faults.findsTooFast(0)).isFalse();
    }

    @Test
    void aSilentChannelLosesItsDataAndNothingElse() {
        faults.begin(FrameFaults.lost(ITS_BOOK.data(), () -> true));

        assertThat(faults.leaving(BOOK, 0)).isEmpty();
        assertThat(List.of(OTHER_BOOK, TRADES, ANSWER, HEARTBEAT))
                .allMatch(frame -> faults.leaving(frame, 0).size() == 1);
    }

    /** Or each of a long run would hold its megabytes to the end. */
    @Test
    void whatHasBeenSaidOnceIsNotKept() {
        faults.begin(ServiceFaults.sayingOnce("x".repeat(1_000)));

        assertThat(faults.due(0)).hasSize(1);
        assertThat(faults.isCalm()).isTrue();
        assertThat(faults.due(1)).isEmpty();
    }

    @Test
    void lostAnswersAreAlsoThoseThatSpeakOfSeveralThings() {
        faults.begin(FrameFaults.lost(ITS_BOOK.answers(), () -> true));

        assertThat(List.of(ANSWER, ANSWER_TO_ALL))
                .allMatch(frame -> faults.leaving(frame, 0).isEmpty());
        assertThat(faults.leaving(BOOK, 0)).hasSize(1);
    }

    @Test
    void faultsCombine() {
        faults.begin(FrameFaults.doubled(ITS_BOOK.data(), () -> true));
        faults.begin(FrameFaults.late(FrameFilter.ALL.frames(), now -> now / 10));
        faults.begin(FrameFaults.late(ITS_BOOK.frames(), now -> 5));
        faults.begin(FrameFaults.rewritten(ITS_BOOK.data(), () -> true, text -> text + "!"));

        assertThat(faults.leaving(BOOK, 100))
                .containsExactly(
                        new Departure(BOOK.saying("book!"), 15, false),
                        new Departure(BOOK.saying("book!"), 15, false));
        assertThat(faults.leaving(TRADES, 100)).containsExactly(new Departure(TRADES, 10, false));
    }

    @Test
    void whatIsOverDoesNothingMore() {
        VenueFault silence = FrameFaults.lost(FrameFilter.ALL.data(), () -> true);
        faults.begin(silence);
        faults.end(silence);

        assertThat(faults.leaving(BOOK, 0)).hasSize(1);
    }

    @Test
    void whatStraysComesBehindWhatWasSentLater() {
        faults.begin(FrameFaults.reordered(ITS_BOOK.data(), () -> true, 50));
        Way<Frame> way = new Way<>();
        for (Frame frame : List.of(BOOK, TRADES, OTHER_BOOK)) {
            for (Departure each : faults.leaving(frame, 0)) {
                if (each.strays()) {
                    way.stray(each.frame(), 10 + each.delayUs());
                } else {
                    way.send(each.frame(), 10 + each.delayUs());
                }
            }
        }

        assertThat(List.of(arrived(way), arrived(way), arrived(way)))
                .containsExactly(TRADES, OTHER_BOOK, BOOK);
        assertThat(way.arrived(1_000)).isEmpty();
    }

    private static Frame arrived(Way<Frame> way) {
        return way.arrived(1_000).orElseThrow().what();
    }

    @Test
    void whatIsSentOnAWayThatWasLateDoesNotOvertake() {
        Way<String> way = new Way<>();
        way.send("late", 100);
        way.send("soon", 20);

        assertThat(way.arrived(99)).isEmpty();
        assertThat(way.arrived(100).orElseThrow().what()).isEqualTo("late");
        assertThat(way.arrived(100).orElseThrow().what()).isEqualTo("soon");
    }

    @Test
    void aVenueServesBadly() {
        faults.begin(ServiceFaults.refusing(ITS_BOOK));
        faults.begin(ServiceFaults.unlisted(new FrameFilter(Set.of(ETH_USD), Optional.empty())));
        faults.begin(ServiceFaults.wrongClock(now -> now * 2));
        faults.begin(ServiceFaults.wrongClock(now -> 1));
        faults.begin(ServiceFaults.readingLate(7));
        faults.begin(ServiceFaults.turningAway(new TurnedAway(429, Duration.ofSeconds(3))));

        assertThat(faults.refuses(MarketChannel.book(BTC_USD))).isTrue();
        assertThat(faults.refuses(MarketChannel.trades(BTC_USD))).isFalse();
        assertThat(faults.hides(ETH_USD)).isTrue();
        assertThat(faults.hides(BTC_USD)).isFalse();
        assertThat(faults.clockShiftUs(10)).isEqualTo(21);
        assertThat(faults.unreadUs()).isEqualTo(7);
        assertThat(faults.turnsAway()).contains(new TurnedAway(429, Duration.ofSeconds(3)));
    }

    @Test
    void complainsAboveARate() {
        faults.begin(ServiceFaults.complaining(2));

        assertThat(List.of(faults.findsTooFast(0), faults.findsTooFast(1), faults.findsTooFast(2)))
                .containsExactly(false, false, true);
        assertThat(faults.findsTooFast(1_000_000)).as("in the next second").isFalse();
    }

    @Test
    void saysSomethingAtARate() {
        faults.begin(ServiceFaults.saying("nonsense", 10));
        int said = 0;
        for (long us = 0; us < 1_000_000; us += 4_000) {
            said += faults.due(us).size();
        }

        assertThat(said).isEqualTo(10);
    }

    @Test
    void doesNotMakeUpForWhatAPauseOfTheProcessLeftUnsaid() {
        faults.begin(ServiceFaults.saying("nonsense", 1_000));
        assertThat(faults.due(1)).hasSize(1);
        assertThat(faults.due(50_001)).as("after a slow tick").hasSize(50);
        assertThat(faults.due(60_000_001)).as("after a pause").hasSize(1);
        assertThat(faults.due(60_004_001)).as("after a usual tick").hasSize(4);
    }

    @Test
    void untimedHeartbeatsSayOnlyThatSomebodyIsThere() {
        assertThat(WireFormat.untimed(HEARTBEAT.text())).isEqualTo("{\"a\":1}");
        assertThat(WireFormat.untimed("[12,\"hb\",33,1790134414850]")).isEqualTo("[12,\"hb\",33]");
    }
}
