package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.session.QuietLimit.Rule;
import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class QuietLimitTest {
    private QuietLimit limit = new QuietLimit(Rule.BOOK);
    private long nowUs = 1_000_000;

    @Test
    void aBusyChannelMayPauseForTheFloor() {
        speakEvery(Duration.ofMillis(50), Rule.BOOK.enough());
        assertThat(isExceededAfter(Rule.BOOK.floor())).isFalse();
        assertThat(isExceededAfter(Rule.BOOK.floor().plusMillis(1))).isTrue();
    }

    @Test
    void aSlowChannelMayPauseForSeveralOfItsLongestPauses() {
        speakEvery(Duration.ofSeconds(5), Rule.BOOK.enough());
        assertThat(isExceededAfter(Duration.ofSeconds(20))).isFalse();
        assertThat(isExceededAfter(Duration.ofMillis(20_001))).isTrue();
    }

    @Test
    void noChannelMayPauseForLongerThanTheCap() {
        speakEvery(Duration.ofSeconds(40), Rule.BOOK.enough());
        assertThat(isExceededAfter(Rule.BOOK.cap())).isFalse();
        assertThat(isExceededAfter(Rule.BOOK.cap().plusMillis(1))).isTrue();
    }

    @Test
    void aChannelThatHasSaidLittleHasTheLongestTime() {
        speakEvery(Duration.ofMillis(50), Rule.BOOK.enough() - 1);
        assertThat(limit.isKnown(nowUs)).isFalse();
        assertThat(isExceededAfter(Rule.BOOK.cap())).isFalse();
    }

    @Test
    void aPauseFromLongAgoIsForgotten() {
        speakEvery(Duration.ofSeconds(10), 1);
        speakEvery(Duration.ofMillis(50), Rule.BOOK.remembered());
        assertThat(isExceededAfter(Rule.BOOK.floor().plusMillis(1))).isTrue();
    }

    @Test
    void theTimeBeforeASubscriptionIsNoPause() {
        speakEvery(Duration.ofMillis(50), Rule.BOOK.remembered());
        nowUs += Times.micros(Duration.ofMinutes(5));
        limit.begin(nowUs);
        speakEvery(Duration.ofMillis(50), 1);
        assertThat(isExceededAfter(Rule.BOOK.floor().plusMillis(1))).isTrue();
    }

    @Test
    void aSilenceGoesOnWhenTheChannelIsAskedForAnew() {
        limit = new QuietLimit(Rule.TRADES);
        speakEvery(Duration.ofSeconds(1), 60);
        limit.asked(nowUs + 10_100_000);
        assertThat(isExceededAfter(Duration.ofSeconds(40))).isFalse();
        assertThat(isExceededAfter(Duration.ofSeconds(41))).isTrue();

        speakEvery(Duration.ofSeconds(60), 2);
        assertThat(isExceededAfter(Duration.ofMinutes(4))).as("both are remembered").isFalse();
    }

    @Test
    void aBurstOfTradesDoesNotMakeAUsualPauseTooLong() {
        limit = new QuietLimit(Rule.TRADES);
        speakEvery(Duration.ofSeconds(5), 60);
        speakEvery(Duration.ofMillis(1), 10_000);
        assertThat(isExceededAfter(Duration.ofSeconds(20))).isFalse();
        assertThat(isExceededAfter(Duration.ofMillis(20_001))).isTrue();
    }

    @Test
    void aPauseThatMayHaveBeenADeadChannelDoesNotHideTheNext() {
        limit = new QuietLimit(Rule.TRADES);
        speakEvery(Duration.ofSeconds(1), 60);
        speakEvery(Duration.ofSeconds(60), 1);
        speakEvery(Duration.ofSeconds(1), 20);
        assertThat(isExceededAfter(Rule.TRADES.floor().plusMillis(1))).isTrue();
    }

    @Test
    void aMarketThatHasBecomeQuietIsLearntFromItsSecondLongPause() {
        limit = new QuietLimit(Rule.TRADES);
        speakEvery(Duration.ofSeconds(1), 120);
        speakEvery(Duration.ofSeconds(60), 2);
        assertThat(isExceededAfter(Duration.ofMinutes(4))).isFalse();
        assertThat(isExceededAfter(Duration.ofMillis(240_001))).isTrue();
    }

    @Test
    void whatIsOlderThanTenMinutesSaysNothingOfTrades() {
        limit = new QuietLimit(Rule.TRADES);
        speakEvery(Duration.ofSeconds(1), 60);
        nowUs += Times.micros(Duration.ofMinutes(11));
        limit.begin(nowUs);
        assertThat(limit.isKnown(nowUs)).isFalse();
        assertThat(isExceededAfter(Rule.TRADES.cap())).isFalse();
    }

    /** Of exponential pauses n of which are remembered, 5 / C(n + 4, 4) are too long. */
    @Test
    void noPauseOfAnEvenMarketIsTakenForADeadChannel() {
        for (double meanS : new double[] {0.1, 0.7, 3, 12, 16}) {
            Random random = new Random(1);
            assertThat(tooLong(1_000_000, () -> exponential(random, meanS)))
                    .as("a trade every %s s", meanS)
                    .isLessThanOrEqualTo(meanS < 5 ? 0 : 40);
        }
    }

    /**
     * Bursts of ten trades on average, within which one follows the other in no time: what lies
     * between bursts is what counts, and there are fewer of them.
     */
    @Test
    void fewPausesOfAMarketThatTradesInBurstsAreTakenForADeadChannel() {
        for (double betweenS : new double[] {1, 10, 30}) {
            Random random = new Random(2);
            DoubleSupplier bursts =
                    () ->
                            random.nextInt(10) > 0
                                    ? exponential(random, 0.05)
                                    : exponential(random, betweenS);
            assertThat(tooLong(1_000_000, bursts))
                    .as("a burst every %s s", betweenS)
                    .isLessThanOrEqualTo(betweenS < 5 ? 0 : betweenS < 20 ? 5 : 60);
        }
    }

    /** The rate itself swings tenfold within a quarter of an hour, as before and after news. */
    @Test
    void fewPausesOfAMarketWhoseRateSwingsAreTakenForADeadChannel() {
        Random random = new Random(3);
        DoubleSupplier swinging =
                () -> {
                    double turn = Math.sin(nowUs * 2 * Math.PI / 900e6);
                    return exponential(random, 0.7 * Math.pow(10, turn / 2));
                };
        assertThat(tooLong(1_000_000, swinging)).isLessThanOrEqualTo(5);
    }

    private int tooLong(int trades, DoubleSupplier pauseS) {
        limit = new QuietLimit(Rule.TRADES);
        limit.begin(nowUs);
        int tooLong = 0;
        for (int i = 0; i < trades; i++) {
            nowUs += (long) (pauseS.getAsDouble() * 1e6);
            tooLong += limit.isExceeded(nowUs) ? 1 : 0;
            limit.heard(nowUs);
        }
        return tooLong;
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private void speakEvery(Duration pause, int times) {
        if (nowUs == 1_000_000) {
            limit.begin(nowUs);
        }
        for (int i = 0; i < times; i++) {
            nowUs += Times.micros(pause);
            limit.heard(nowUs);
        }
    }

    private boolean isExceededAfter(Duration pause) {
        return limit.isExceeded(nowUs + Times.micros(pause));
    }
}
