package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.jobs.config.QuietHours;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.testing.Alerts;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event time begins at midnight UTC. */
class ReceiverFunctionTest extends AlertTestBase {
    private static final String DESK = "desk@example.org";
    private static final int HOUR = 3_600;
    private static final QuietHours UNTIL_ONE =
            new QuietHours(LocalTime.of(23, 0), LocalTime.of(1, 0), ZoneOffset.UTC);

    private KeyedHarness<Addressed, Letter> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsWhatIsWorthIt() throws Exception {
        open(term(5.0, null));
        hear(1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 4.9));
        hear(2, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 5));

        assertThat(told()).containsExactly("OPENED " + KRAKEN_TO_BITFINEX);
        assertThat(harness.count("noticesBelowTerms")).isOne();
        assertThat(harness.count("noticesTold")).isOne();
    }

    @Test
    void aProfitMayBeWhatCounts() throws Exception {
        open(term(null, new BigDecimal("8"))); // of 10,000 that are bought
        hear(1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 7.9));
        hear(2, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 8));

        assertThat(told()).containsExactly("OPENED " + KRAKEN_TO_BITFINEX);
    }

    /** Nobody hears of the end of what they were never told of. */
    @Test
    void anEndIsToldToWhoWasToldTheOpeningOrAPeak() throws Exception {
        open(term(5.0, null));
        hear(1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 3));
        hear(2, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 9));
        hear(3, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 3));
        hear(4, alert(Alert.Kind.PEAK, KRAKEN_TO_BITFINEX, 6));
        hear(5, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITFINEX, 1));

        assertThat(told())
                .containsExactly("PEAK " + KRAKEN_TO_BITFINEX, "CLOSED " + KRAKEN_TO_BITFINEX);
        until(2 * HOUR);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void whoWantsEndsOnlyHearsOfThoseOfWhatWasWorthIt() throws Exception {
        open(new Term(Term.ANY, Term.ANY, Set.of(AlertKind.CLOSED), 5.0, null));
        hear(1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 6));
        hear(2, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1));

        assertThat(told()).containsExactly("CLOSED " + KRAKEN_TO_BITSTAMP);
        assertThat(harness.count("noticesOfOtherKinds")).isOne();
    }

    @Test
    void ofAHintOnlyTheRoutesThatAreWantedAreTold() throws Exception {
        open(
                term(5.0, new BigDecimal("1000000")), // nobody knows a profit of a hint
                new Term(Term.ANY, "KRAKEN>BITFINEX", Set.of(), null, null));
        hear(
                1,
                hint(
                        edge(KRAKEN_TO_BITSTAMP, 6),
                        edge(KRAKEN_TO_BITFINEX, 7),
                        edge(BITFINEX_TO_BITSTAMP, 4)));
        hear(2, hint(edge(BITFINEX_TO_BITSTAMP, 4)));

        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(letter.notice().indicative().edges())
                                        .extracting(IndicativeEdge::route)
                                        .containsExactly(KRAKEN_TO_BITSTAMP));
    }

    @Test
    void whatIsMoreThanAnHourMayHaveIsToldTogetherWhenItIsOver() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 2));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 10));
        hear(30, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 20));
        hear(40, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 15));
        hear(50, hint(edge(KRAKEN_TO_COINBASE, 99)));
        until(HOUR + 9);
        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(harness.count("noticesOverLimit")).isEqualTo(3);

        until(HOUR + 10);
        assertThat(harness.extractOutputValues()).hasSize(3);
        HeldBack heldBack = harness.extractOutputValues().get(2).heldBack();
        assertThat(heldBack.sinceUs()).isEqualTo(30_000_000L);
        assertThat(heldBack.untilUs()).isEqualTo((HOUR + 10) * 1_000_000L);
        assertThat(heldBack.all()).isEqualTo(3);
        assertThat(List.of(heldBack.opened(), heldBack.peaks(), heldBack.indicative()))
                .containsOnly(1);
        assertThat(heldBack.best().alert().episode().last().netBps()).isEqualTo(20);

        // which counts as well
        hear(HOUR + 20, alert(Alert.Kind.OPENED, BITFINEX_TO_BITSTAMP, 5));
        hear(HOUR + 30, alert(Alert.Kind.PEAK, BITFINEX_TO_BITSTAMP, 10));
        assertThat(harness.extractOutputValues()).hasSize(4);
    }

    @Test
    void whatComesInQuietHoursIsToldTogetherWhenTheyAreOver() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), UNTIL_ONE, Receiver.ANY_NUMBER));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 5));
        until(HOUR - 1);
        assertThat(harness.extractOutputValues()).isEmpty();

        until(HOUR);
        assertThat(harness.extractOutputValues())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.to()).isEqualTo(DESK);
                            assertThat(letter.heldBack().quiet()).isEqualTo(2);
                            assertThat(letter.heldBack().closed()).isOne();
                        });
        hear(HOUR + 1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        assertThat(harness.extractOutputValues()).hasSize(2);
        assertThat(harness.count("noticesInQuietHours")).isEqualTo(2);
        assertThat(harness.count("noticesToldTogether")).isEqualTo(2);
    }

    @Test
    void anHourThatEndsWhenItIsQuietWaitsForTheEndOfThat() throws Exception {
        QuietHours fromHalfPast =
                new QuietHours(LocalTime.of(0, 30), LocalTime.of(3, 0), ZoneOffset.UTC);
        open(new Receiver(DESK, List.of(Term.EVERYTHING), fromHalfPast, 1));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 5));
        until(3 * HOUR - 1);
        assertThat(harness.extractOutputValues()).hasSize(1);

        until(3 * HOUR);
        assertThat(harness.extractOutputValues()).hasSize(2);
    }

    @Test
    void knowsAfterARestoreWhatItHasToldAndWhatItHoldsBack() throws Exception {
        Receiver once = new Receiver(DESK, List.of(term(5.0, null)), null, 1);
        open(once);
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 7));
        OperatorSubtaskState snapshot = harness.snapshot(1, 20_000);

        try (var restored = restored(once, snapshot)) {
            restored.processElement(
                    addressed(alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1)), 30_000);
            restored.processWatermark((HOUR + 10) * 1_000L);
            assertThat(restored.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(letter.heldBack().opened()).isOne();
                                assertThat(letter.heldBack().closed()).isOne();
                            });
        }
    }

    @Test
    void whoIsGoneFromTheTermsIsForgotten() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 1));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 7));
        OperatorSubtaskState snapshot = harness.snapshot(1, 20_000);

        try (var restored = restored(Receiver.ofEverything("other@example.org"), snapshot)) {
            restored.processElement(
                    addressed(alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1)), 30_000);
            restored.processWatermark((HOUR + 10) * 1_000L);
            assertThat(restored.extractOutputValues()).isEmpty();
            assertThat(restored.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void causesOfWhichNoEndIsHeardAreBounded() throws Exception {
        open(Term.EVERYTHING);
        for (int second = 1; second <= ReceiverBook.MAX_CAUSES + 5; second++) {
            hear(second, alertOf(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, second, 5));
        }
        hear(2_000, alertOf(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 5, 5));
        hear(2_001, alertOf(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 6, 5));

        assertThat(told()).filteredOn(each -> each.startsWith("CLOSED")).hasSize(1);
    }

    /** Else what comes next would take its place, hour after hour. */
    @Test
    void whatWasHeldBackGoesBeforeWhatComesAheadOfTheWatermark() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 1));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 7));
        hear(HOUR + 11, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1));
        assertThat(bestOfHeldBack()).containsExactly("OPENED " + KRAKEN_TO_BITFINEX);

        hear(2 * HOUR + 11, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITFINEX, 1));
        assertThat(bestOfHeldBack())
                .containsExactly("OPENED " + KRAKEN_TO_BITFINEX, "CLOSED " + KRAKEN_TO_BITSTAMP);
    }

    @Test
    void whatCameInQuietHoursGoesBeforeWhatComesAheadOfTheWatermark() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), UNTIL_ONE, Receiver.ANY_NUMBER));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(HOUR + 1, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 5));
        until(2 * HOUR);

        assertThat(harness.extractOutputValues())
                .extracting(letter -> letter.heldBack() != null)
                .containsExactly(true, false);
    }

    /** Not twice as many around the end of one that began with the first mail. */
    @Test
    void noHourHasMoreThanTheLimitWhereverItBegins() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 2));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(HOUR, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 10));
        hear(HOUR + 11, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 20));
        hear(HOUR + 12, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 40));
        until(2 * HOUR - 1);
        assertThat(harness.extractOutputValues()).hasSize(3);

        until(2 * HOUR);
        assertThat(harness.extractOutputValues()).hasSize(4);
        until(4 * HOUR);
        hear(4 * HOUR, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1));
        until(6 * HOUR);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aLimitThatIsLowerAfterARestoreHolds() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 3));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 10));
        OperatorSubtaskState snapshot = harness.snapshot(1, 20_000);

        Receiver once = new Receiver(DESK, List.of(Term.EVERYTHING), null, 1);
        try (var restored = restored(once, snapshot)) {
            restored.processElement(
                    addressed(alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1)),
                    (HOUR + 19) * 1_000L);
            assertThat(restored.extractOutputValues()).isEmpty();
            restored.processWatermark((HOUR + 20) * 1_000L);
            assertThat(restored.extractOutputValues()).hasSize(1);
        }
    }

    /** The key is an address, and no hour of theirs may ever end again. */
    @Test
    void whoIsGoneWithCausesThatStandIsForgottenToo() throws Exception {
        open(Term.EVERYTHING);
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        until(2 * HOUR);
        OperatorSubtaskState snapshot = harness.snapshot(1, 2 * HOUR * 1_000L);

        try (var restored = restored(Receiver.ofEverything("other@example.org"), snapshot)) {
            restored.processWatermark(1_000 * HOUR * 1_000L);
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aCauseThatStandsForLongIsNotForgottenAndHasOneTimer() throws Exception {
        open(Term.EVERYTHING);
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.PEAK, KRAKEN_TO_BITSTAMP, 10));
        assertThat(harness.numEventTimeTimers()).isOne();
        until(100 * HOUR);
        hear(100 * HOUR, alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 5));

        assertThat(harness.extractOutputValues()).hasSize(3);
    }

    @Test
    void whenTheStreamEndsNothingIsHeldBackAnyMore() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), null, 1));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(20, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 7));
        hear(30, alert(Alert.Kind.PEAK, KRAKEN_TO_BITFINEX, 20));
        harness.processElement(
                addressed(alert(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP, 1)), Long.MAX_VALUE);
        assertThat(harness.extractOutputValues()).hasSize(3);
        HeldBack heldBack = harness.extractOutputValues().get(1).heldBack();
        assertThat(heldBack.all()).isEqualTo(2);
        assertThat(heldBack.untilUs()).as("a time that a mail can name").isEqualTo(30_000_000);

        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.extractOutputValues()).hasSize(3);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatIsHeldBackWhenTheStreamEndsIsTold() throws Exception {
        open(new Receiver(DESK, List.of(Term.EVERYTHING), UNTIL_ONE, 1));
        hear(10, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(bestOfHeldBack()).containsExactly("OPENED " + KRAKEN_TO_BITSTAMP);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    /** It names the most profitable route that has ended, which need not be the first. */
    @Test
    void anEndIsToldWhereItWasWantedWhateverRouteItNames() throws Exception {
        open(
                Term.EVERYTHING,
                new Term(Term.ANY, "KRAKEN>BITFINEX", Set.of(AlertKind.OPENED), null, null));
        hear(1, alert(Alert.Kind.OPENED, KRAKEN_TO_BITSTAMP, 5));
        hear(2, endOf(KRAKEN_TO_BITSTAMP, KRAKEN_TO_BITFINEX));
        hear(3, alert(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX, 5));
        hear(4, endOf(KRAKEN_TO_BITFINEX, KRAKEN_TO_BITSTAMP));

        assertThat(told())
                .containsExactly(
                        "OPENED " + KRAKEN_TO_BITSTAMP,
                        "CLOSED " + KRAKEN_TO_BITFINEX,
                        "OPENED " + KRAKEN_TO_BITFINEX);
        assertThat(harness.count("noticesOfOtherKinds")).isOne();
    }

    private List<String> bestOfHeldBack() {
        return harness.extractOutputValues().stream()
                .filter(letter -> letter.heldBack() != null)
                .map(letter -> letter.heldBack().best())
                .map(best -> best.kind() + " " + best.alert().episode().route())
                .toList();
    }

    /** The end of a cause that opened on one route and made the most on another. */
    private static Notice endOf(Route first, Route best) {
        Alert end = alert(Alert.Kind.CLOSED, best, 9).alert();
        return Notice.of(Alerts.with(end, alert(Alert.Kind.OPENED, first, 5).alert().cause()));
    }

    private void open(Term... terms) throws Exception {
        open(new Receiver(DESK, List.of(terms), null, Receiver.ANY_NUMBER));
    }

    private void open(Receiver receiver) throws Exception {
        harness = KeyedHarness.open(function(receiver), Addressed::to);
    }

    private static KeyedHarness<Addressed, Letter> restored(
            Receiver receiver, OperatorSubtaskState snapshot) throws Exception {
        return KeyedHarness.restore(function(receiver), Addressed::to, snapshot);
    }

    private static ReceiverFunction function(Receiver receiver) {
        return new ReceiverFunction(new AlertTerms(List.of(receiver)));
    }

    private static Term term(Double minNetBps, BigDecimal minProfit) {
        return new Term(Term.ANY, Term.ANY, Set.of(AlertKind.values()), minNetBps, minProfit);
    }

    private void hear(int second, Notice notice) throws Exception {
        harness.processElement(addressed(notice), second * 1_000L);
    }

    private static Addressed addressed(Notice notice) {
        return new Addressed(DESK, notice);
    }

    private void until(int second) throws Exception {
        harness.processWatermark(second * 1_000L);
    }

    private List<String> told() {
        return harness.extractOutputValues().stream()
                .map(Letter::notice)
                .map(notice -> notice.kind() + " " + notice.alert().episode().route())
                .toList();
    }

    private static Notice alert(Alert.Kind kind, Route route, double bps) {
        return alertOf(kind, route, 1, bps);
    }

    private static Notice alertOf(Alert.Kind kind, Route route, int openedSecond, double bps) {
        return Notice.of(Alerts.of(kind, opened(route, openedSecond, bps).episode()));
    }

    private static Notice hint(IndicativeEdge... edges) {
        return Notice.of(
                new IndicativeAlert(
                        Feed.COINAPI, edges[0].route().market(), List.of(edges), 60_000_000, 0));
    }

    private static IndicativeEdge edge(Route route, double netBps) {
        return new IndicativeEdge(route, 0, 60_000_000, 100, 101, 100, netBps, 3, null, false);
    }
}
