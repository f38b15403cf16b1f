package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.alert.CauseBook.Unsaid;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import dev.arbflow.market.arbitrage.DislocatedLeg.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs together, and what is said of it. */
class CauseBookTest extends AlertTestBase {
    private final List<Unsaid> unsaid = new ArrayList<>();
    private CauseBook book = book(0);

    private CauseBook book(double rejoinSeconds) {
        CauseSpans spans = new CauseSpans(Times.micros(LONGEST), us(rejoinSeconds));
        return new CauseBook(List.of(), RULE, spans, unsaid::add);
    }

    @Test
    void routesThatShareTheCheapVenueAreOneCause() {
        assertThat(at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5)))
                .extracting(Alert::kind, alert -> alert.cause().leg())
                .containsExactly(tuple(Alert.Kind.OPENED, null)); // either leg may be it
        assertThat(at(2, opened(KRAKEN_TO_BITFINEX, 2, 6))).isEmpty();
        assertThat(at(3, opened(KRAKEN_TO_COINBASE, 3, 7))).isEmpty();
        assertThat(unsaid).containsExactly(Unsaid.SAME_CAUSE, Unsaid.SAME_CAUSE);

        assertThat(at(4, ended(KRAKEN_TO_BITSTAMP, 1, 4, 5))).isEmpty();
        assertThat(at(5, ended(KRAKEN_TO_COINBASE, 3, 5, 7))).isEmpty();
        List<Alert> end = at(6, ended(KRAKEN_TO_BITFINEX, 2, 6, 6));
        assertThat(end)
                .extracting(
                        Alert::kind,
                        alert -> alert.cause().leg(),
                        alert -> alert.cause().routes(),
                        alert -> alert.episode().route(),
                        alert -> alert.cause().lifetimeUs())
                .containsExactly(
                        tuple(
                                Alert.Kind.CLOSED,
                                new DislocatedLeg(Venue.KRAKEN, Side.CHEAP),
                                3,
                                KRAKEN_TO_COINBASE, // the largest profit
                                us(5)));
        // 3 s of 5, 2 s of 7 and 4 s of 6 bps
        assertThat(end.get(0).cause().meanBps()).isEqualTo((3 * 5 + 2 * 7 + 4 * 6) / 9.0);
    }

    @Test
    void theSellingVenueMayBeTheOneThatIsDear() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, opened(BITFINEX_TO_BITSTAMP, 2, 5));
        at(3, ended(KRAKEN_TO_BITSTAMP, 1, 3, 5));

        assertThat(at(3, ended(BITFINEX_TO_BITSTAMP, 2, 3, 5)).get(0).cause().leg())
                .isEqualTo(new DislocatedLeg(Venue.BITSTAMP, Side.DEAR));
    }

    @Test
    void aRouteThatSharesOnlyTheOtherLegIsAnotherCause() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, opened(KRAKEN_TO_BITFINEX, 2, 5)); // so it is Kraken

        assertThat(at(3, opened(BITFINEX_TO_BITSTAMP, 3, 5))).hasSize(1);
        assertThat(at(4, opened(COINBASE_TO_BITFINEX, 4, 5))).hasSize(1);
    }

    @Test
    void ofThoseThatOpenAtOnceTheBestIsTold() {
        assertThat(at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5), opened(KRAKEN_TO_BITFINEX, 1, 6)))
                .extracting(alert -> alert.episode().route(), alert -> alert.cause().routes())
                .containsExactly(tuple(KRAKEN_TO_BITFINEX, 2));
    }

    @Test
    void aPeakIsToldWhenThePresentEdgeIsAMultipleOfWhatWasTold() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        assertThat(at(2, stands(KRAKEN_TO_BITSTAMP, 1, 2, 9.9))).isEmpty();
        assertThat(at(3, stands(KRAKEN_TO_BITSTAMP, 1, 3, 10)))
                .extracting(Alert::kind, alert -> alert.cause().toldBps())
                .containsExactly(tuple(Alert.Kind.PEAK, 5.0));
        assertThat(at(4, stands(KRAKEN_TO_BITSTAMP, 1, 4, 19))).isEmpty();
        assertThat(at(5, opened(KRAKEN_TO_BITFINEX, 5, 21))) // on whatever route
                .extracting(Alert::kind, alert -> alert.cause().toldBps())
                .containsExactly(tuple(Alert.Kind.PEAK, 10.0));
    }

    @Test
    void anEdgeOfNearlyNothingIsNoMeasureOfAPeak() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 0));
        assertThat(at(2, stands(KRAKEN_TO_BITSTAMP, 1, 2, 1.9))).isEmpty();
        assertThat(at(3, stands(KRAKEN_TO_BITSTAMP, 1, 3, 2))).hasSize(1);
    }

    @Test
    void theCoolDownHoldsBackAndTellsWhatStandsAfterIt() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5)); // quiet until 12
        assertThat(at(4, opened(KRAKEN_TO_BITFINEX, 4, 5))).isEmpty();
        assertThat(at(5, ended(KRAKEN_TO_BITFINEX, 4, 5, 5))).isEmpty(); // nobody knows of it
        assertThat(at(11, opened(KRAKEN_TO_BITSTAMP, 11, 5))).isEmpty();
        assertThat(unsaid).containsExactly(Unsaid.COOL_DOWN, Unsaid.COOL_DOWN);

        assertThat(at(12, stands(KRAKEN_TO_BITSTAMP, 11, 12, 5)))
                .extracting(Alert::kind, Alert::suppressed)
                .containsExactly(tuple(Alert.Kind.OPENED, 2L));
    }

    @Test
    void whatWasLeftIsThatOfTheOpeningThatWasTold() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(1.5, opened(KRAKEN_TO_BITFINEX, 1.5, 5));
        book.followUp(left(KRAKEN_TO_BITSTAMP, 1, 0.4));
        book.followUp(left(KRAKEN_TO_BITFINEX, 1.5, 0.9));
        at(3, ended(KRAKEN_TO_BITSTAMP, 1, 3, 5));

        assertThat(at(3, ended(KRAKEN_TO_BITFINEX, 1.5, 3, 5)).get(0).cause().leftShare())
                .isEqualTo(0.4);
    }

    @Test
    void whatHasNotComeByTheEndIsNotKnown() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));

        assertThat(at(1.3, ended(KRAKEN_TO_BITSTAMP, 1, 1.3, 5)).get(0).cause().leftShare())
                .isNull();
    }

    /** Pitfall: an end that came too late to be mailed left its cause standing for ever. */
    @Test
    void anEndThatIsTooLateToBeSaidIsAnEndAllTheSame() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        book.news(ended(KRAKEN_TO_BITSTAMP, 1, 2, 5), us(2));
        assertThat(book.say(us(2), us(33))).isEmpty();
        assertThat(unsaid).containsExactly(Unsaid.TOO_LATE);
        assertThat(book.causes()).noneMatch(MarketCause::stands);

        assertThat(at(40, opened(KRAKEN_TO_BITSTAMP, 40, 5))).hasSize(1);
    }

    @Test
    void anOpeningThatIsTooLateIsToldWhenItStillStands() {
        book.news(opened(KRAKEN_TO_BITSTAMP, 1, 5), us(1));
        assertThat(book.say(us(1), us(40))).isEmpty();
        book.news(stands(KRAKEN_TO_BITSTAMP, 1, 30, 4), us(30));

        assertThat(book.say(us(30), us(41)))
                .extracting(Alert::kind, Alert::behindUs, Alert::expiresUs)
                .containsExactly(tuple(Alert.Kind.OPENED, us(11), us(60)));
    }

    /** Pitfall: an episode whose end never comes would mute its venue. */
    @Test
    void anEpisodeWithoutAnEndDiesAtALimit() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        long limitUs = book.nextForgetUs();
        assertThat(limitUs).isEqualTo(us(1 + 300 + 60) + 1);

        book.forget(limitUs - 2);
        assertThat(book.causes()).hasSize(1);
        book.forget(limitUs);
        assertThat(book.causes()).isEmpty();
        assertThat(unsaid).containsExactly(Unsaid.NEVER_ENDED);
    }

    @Test
    void anEndOfWhichNobodyKnowsIsNoNews() {
        assertThat(at(1, ended(KRAKEN_TO_BITSTAMP, 0, 1, 5))).isEmpty();
        assertThat(book.causes()).isEmpty();
    }

    /** A resync or a flutter in the middle is neither an end nor another beginning. */
    @Test
    void whatComesBackInTimeGoesOnWithItsCause() {
        book = book(5);
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        assertThat(at(3, ended(KRAKEN_TO_BITSTAMP, 1, 3, 5))).isEmpty();
        assertThat(at(7.5, opened(KRAKEN_TO_BITSTAMP, 7, 5))).isEmpty();
        assertThat(at(9, ended(KRAKEN_TO_BITSTAMP, 7, 9, 3))).isEmpty();
        assertThat(book.nextEndUs()).isEqualTo(us(14) + 1);
        assertThat(at(14)).isEmpty();

        List<Alert> end = book.say(us(14) + 1, us(14) + 1);
        assertThat(end)
                .extracting(
                        Alert::kind,
                        alert -> alert.cause().episodes(),
                        alert -> alert.cause().lifetimeUs(),
                        alert -> alert.cause().meanBps())
                .containsExactly(tuple(Alert.Kind.CLOSED, 2, us(8), 4.0));
        assertThat(unsaid).containsExactly(Unsaid.SAME_CAUSE);
    }

    @Test
    void whatIsThereExplainsBetterThanWhatIsInterrupted() {
        book = book(60);
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));
        at(3, opened(COINBASE_TO_BITFINEX, 3, 5));
        at(4, opened(KRAKEN_TO_BITFINEX, 4, 5)); // shares a leg with either

        assertThat(book.causes())
                .filteredOn(MarketCause::isPresent)
                .singleElement()
                .extracting(cause -> cause.asToldNow().leg())
                .isEqualTo(new DislocatedLeg(Venue.BITFINEX, Side.DEAR));
    }

    @Test
    void aCauseOfWhichOneEndIsNeverHeardEndsWithTheOthers() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, opened(KRAKEN_TO_BITFINEX, 2, 5));
        at(3, ended(KRAKEN_TO_BITSTAMP, 1, 3, 5));
        long limitUs = book.nextForgetUs();
        book.forget(limitUs);

        assertThat(book.nextEndUs()).isLessThan(limitUs);
        assertThat(book.say(limitUs, us(4)))
                .extracting(Alert::kind, alert -> alert.episode().route())
                .containsExactly(tuple(Alert.Kind.CLOSED, KRAKEN_TO_BITSTAMP));
    }

    @Test
    void aVenueIsNotNamedByARouteThatIsGone() {
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5)); // quiet until 12
        at(11, opened(KRAKEN_TO_BITFINEX, 11, 5));

        assertThat(at(12, stands(KRAKEN_TO_BITFINEX, 11, 12, 5)))
                .extracting(alert -> alert.cause().leg(), alert -> alert.cause().routes())
                .containsExactly(tuple(null, 1));
    }

    /** What does not stand is never shown as the present. */
    @Test
    void nothingIsSaidOfACauseWhileItIsInterrupted() {
        book = book(60);
        book.news(opened(KRAKEN_TO_BITSTAMP, 1, 5), us(1));
        book.say(us(1), us(40)); // too late to be told
        book.news(ended(KRAKEN_TO_BITSTAMP, 1, 2, 5), us(2));
        assertThat(book.say(us(2), us(2))).isEmpty();

        assertThat(at(4, opened(KRAKEN_TO_BITFINEX, 4, 3)))
                .extracting(Alert::kind, alert -> alert.episode().route())
                .containsExactly(tuple(Alert.Kind.OPENED, KRAKEN_TO_BITFINEX));
    }

    @Test
    void anEndIsTooLateByTheMomentAtWhichItBecameFinal() {
        book = book(60);
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));

        assertThat(book.say(us(62) + 1, us(92)))
                .extracting(Alert::kind, Alert::behindUs)
                .containsExactly(tuple(Alert.Kind.CLOSED, us(90)));
    }

    @Test
    void anEndThatWasFinalTooLongAgoIsNotSaid() {
        book = book(60);
        at(1, opened(KRAKEN_TO_BITSTAMP, 1, 5));
        at(2, ended(KRAKEN_TO_BITSTAMP, 1, 2, 5));

        assertThat(book.say(us(62) + 1, us(93))).isEmpty();
        assertThat(unsaid).containsExactly(Unsaid.TOO_LATE);
        assertThat(book.causes()).noneMatch(MarketCause::stands);
    }

    private List<Alert> at(double second, EpisodeNews... news) {
        List.of(news).forEach(each -> book.news(each, us(second)));
        return book.say(us(second), us(second));
    }
}
