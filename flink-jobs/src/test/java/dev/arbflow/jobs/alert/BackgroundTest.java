package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import dev.arbflow.market.testing.Alerts;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What letters tell besides, and that none waits for it. */
class BackgroundTest extends AlertTestBase {
    private static final String KRAKEN = "KRAKEN|BTC/USD";
    private static final String BITSTAMP = "BITSTAMP|BTC/USD";
    private static final long DAY_US = 86_400_000_000L;

    private KeyedTwoInputStreamOperatorTestHarness<String, Letter, SuspectActivity, Letter>
            suspects;
    private KeyedTwoInputStreamOperatorTestHarness<String, Letter, PaperDay, Letter> days;

    @AfterEach
    void close() throws Exception {
        if (suspects != null) {
            suspects.close();
        }
        if (days != null) {
            days.close();
        }
    }

    @Test
    void aLetterTellsWhatIsKnownOfItsBooksWhileTheCauseStoodOrShortlyBefore() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        hear(suspect(KRAKEN, Kind.PUMP, 100)); // long over
        hear(suspect(KRAKEN, Kind.LAYERING, 990)); // ten seconds before
        hear(suspect(BITSTAMP, Kind.QUOTE_FLICKER, 1_002));
        hear(suspect("BITFINEX|BTC/USD", Kind.PUMP, 1_002)); // no book of the route
        hear(suspect("KRAKEN|ETH/USD", Kind.PUMP, 1_002));
        hear(suspect(BITSTAMP, Kind.PUMP, 1_030)); // begins after the end

        assertThat(told(letter(1_000, 1_004)).suspects())
                .extracting(SuspectActivity::kind)
                .containsExactly(Kind.QUOTE_FLICKER, Kind.LAYERING);
    }

    @Test
    void ofEachKindOnAListingTheNewestIsToldHoweverTheyCome() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        for (int second : new int[] {1_003, 1_001, 1_002}) {
            hear(suspect(KRAKEN, Kind.WASH_PRINTS, second));
        }

        assertThat(told(letter(1_000, 1_004)).suspects())
                .extracting(SuspectActivity::endUs)
                .containsExactly(us(1_003));
    }

    @Test
    void aLetterLeavesAtOnceAndWhatComesLaterIsNotInIt() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        Letter early = told(letter(1_000, 1_001));
        hear(suspect(KRAKEN, Kind.PUMP, 1_000));

        assertThat(early.suspects()).isEmpty();
        assertThat(told(letter(1_000, 1_004)).suspects()).hasSize(1);
        assertThat(suspects.numEventTimeTimers()).isZero();
    }

    @Test
    void whatIsRememberedIsBoundedAndSurvivesARestart() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        for (int i = 0; i < 3 * LetterSuspectsFunction.MAX_KEPT; i++) {
            hear(suspect(KRAKEN, i % 2 == 0 ? Kind.PUMP : Kind.LAYERING, 1_000 + i));
        }
        OperatorSubtaskState snapshot = suspects.snapshot(1, 1);
        suspects.close();
        suspects = harness(new LetterSuspectsFunction(), snapshot);
        int oldest = 1_000 + 2 * LetterSuspectsFunction.MAX_KEPT;

        assertThat(told(letter(oldest - 60, oldest - 30)).suspects()).isEmpty();
        assertThat(told(letter(oldest - 60, oldest + 10)).suspects()).hasSize(2);
        assertThat(suspects.numKeyedStateEntries()).isOne();
        hear(suspect(KRAKEN, Kind.PUMP, 200_000)); // a day later: nothing else is left
        assertThat(told(letter(oldest - 60, oldest + 10)).suspects()).isEmpty();
    }

    @Test
    void whatIsToldAgainPushesNothingOut() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        hear(suspect(KRAKEN, Kind.LAYERING, 1_001));
        for (int i = 0; i < 2 * LetterSuspectsFunction.MAX_KEPT; i++) {
            hear(suspect(KRAKEN, Kind.PUMP, 1_002)); // PatternJob restarts over and over
        }

        assertThat(told(letter(1_000, 1_004)).suspects())
                .extracting(SuspectActivity::kind)
                .containsExactly(Kind.PUMP, Kind.LAYERING);
    }

    @Test
    void aHintHasNoBooksToTellOf() throws Exception {
        suspects = harness(new LetterSuspectsFunction(), null);
        Letter hint = Letter.toAll(new Notice(AlertKind.INDICATIVE, null, null));

        assertThat(told(hint)).isEqualTo(hint);
    }

    @Test
    void whatWasHeldBackTellsTheNewestDayOfEachCurrency() throws Exception {
        days = harness(new LetterDaysFunction(), null);
        hear(day("EUR", 3, 1));
        hear(day("USD", 4, 2));
        hear(day("USD", 4, 1)); // told again after a restart
        hear(day("BTC", 4, 1));
        OperatorSubtaskState snapshot = days.snapshot(1, 1);
        days.close();
        days = harness(new LetterDaysFunction(), snapshot);
        Letter digest = Letter.of("a@b.org", HeldBack.with(null, alert(1, 2), 0, true));

        assertThat(toldDays(digest)).containsExactly(day("BTC", 4, 1), day("USD", 4, 2));
        assertThat(toldDays(letter(1_000, 1_001))).isEmpty();
    }

    private static PaperDay day(String currency, long day, int revision) {
        PaperDay begun = PaperDay.begun(currency, day * DAY_US);
        return new PaperDay(
                currency,
                begun.dayUs(),
                revision,
                begun.asOfUs(),
                1,
                0,
                begun.missed(),
                begun.profit(),
                begun.profit(),
                begun.profit(),
                begun.profit(),
                0,
                begun.profit(),
                0,
                0,
                begun.profit());
    }

    private static Letter letter(double opened, double seen) {
        return Letter.toAll(alert(opened, seen));
    }

    private static Notice alert(double opened, double seen) {
        return Notice.of(
                Alerts.of(
                        Alert.Kind.OPENED, stands(KRAKEN_TO_BITSTAMP, opened, seen, 5).episode()));
    }

    /** One of five seconds. */
    private static SuspectActivity suspect(String listing, Kind kind, double ended) {
        return new SuspectActivity(
                Listing.parse(listing), kind, Side.SELL, us(ended - 5), us(ended), 7, 18.5, 31.75);
    }

    private void hear(SuspectActivity activity) throws Exception {
        suspects.processElement2(new StreamRecord<>(activity, activity.endUs() / 1_000));
    }

    private void hear(PaperDay day) throws Exception {
        days.processElement2(new StreamRecord<>(day, day.asOfUs() / 1_000));
    }

    private Letter told(Letter letter) throws Exception {
        suspects.processElement1(new StreamRecord<>(letter, 0));
        List<Letter> told = suspects.extractOutputValues();
        return told.get(told.size() - 1);
    }

    private List<PaperDay> toldDays(Letter letter) throws Exception {
        days.processElement1(new StreamRecord<>(letter, 0));
        List<Letter> told = days.extractOutputValues();
        return told.get(told.size() - 1).days();
    }

    private static <T> KeyedTwoInputStreamOperatorTestHarness<String, Letter, T, Letter> harness(
            KeyedCoProcessFunction<String, Letter, T, Letter> function,
            OperatorSubtaskState snapshot)
            throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, Letter, T, Letter> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(function),
                        letter -> Background.ALL,
                        other -> Background.ALL,
                        Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }
}
