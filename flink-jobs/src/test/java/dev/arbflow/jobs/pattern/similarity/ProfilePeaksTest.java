package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.behaviour.Discord;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moments of a minute, the furthest of three and more are told. */
class ProfilePeaksTest {
    private static final int ONE_IN = 3;
    private ProfilePeaks peaks = ProfilePeaks.NONE;

    /** Takes a window in and says whether it is unlike any before. */
    private Optional<Discord> arrive(long endS, double distance, int among) {
        ProfilePeaks.Point point =
                new ProfilePeaks.Point(
                        Moves.ref(Moves.KRAKEN, endS, 1),
                        Moves.ref(Moves.KRAKEN, endS - 600, 1),
                        distance,
                        among);
        peaks = peaks.with(point, ONE_IN);
        Optional<Discord> discord = peaks.discord(point, ONE_IN);
        discord.ifPresent(told -> peaks = peaks.told(told));
        return discord;
    }

    private void know(int moments) {
        for (int i = 0; i < moments; i++) {
            arrive(60L * i, 0.5, 100);
        }
    }

    @Test
    void tellsWhatIsFurtherThanAnyMomentAndOfHowMany() {
        know(3);

        assertThat(arrive(180, 0.6, 100)).map(Discord::moments).contains(3);
    }

    @Test
    void saysNothingOfWhatIsOnlyAsFarAsAnother() {
        know(5);

        assertThat(arrive(300, 0.5, 100)).isEmpty();
    }

    @Test
    void saysNothingBeforeEnoughMomentsAreKnown() {
        know(2);

        assertThat(arrive(120, 1.9, 100)).isEmpty();
    }

    @Test
    void windowsOfOneMomentAreNotHeldAgainstEachOther() {
        know(3);
        arrive(180, 0.4, 100);

        assertThat(arrive(210, 0.6, 100)).map(Discord::moments).contains(3);
    }

    @Test
    void whatOverlapsWithTheLastThatWasToldIsNotToldAgain() {
        know(3);
        arrive(190, 0.6, 100);

        assertThat(arrive(249, 0.7, 100)).isEmpty();
        assertThat(arrive(250, 0.8, 100)).isPresent();
    }

    @Test
    void fewWindowsToChooseFromAreNoReason() {
        know(5);

        assertThat(arrive(300, 1.5, 50)).as("half the history is gone").isEmpty();
        assertThat(arrive(360, 1.6, 95)).isPresent();
    }

    @Test
    void whatLayFarForWantOfWindowsHidesNothing() {
        arrive(0, 1.9, 49);
        arrive(60, 0.5, 100);
        arrive(120, 0.5, 100);
        arrive(180, 0.5, 100);

        assertThat(arrive(240, 0.6, 100)).map(Discord::moments).contains(3);
    }

    @Test
    void whatIsNewHidesNothingElseThatIs() {
        know(5);
        arrive(300, 1.8, 100);

        assertThat(arrive(360, 1.5, 100))
                .hasValueSatisfying(
                        second -> {
                            assertThat(second.moments()).isEqualTo(6);
                            assertThat(second.asFar()).isEqualTo(1);
                        });
        assertThat(arrive(420, 1.5, 100)).as("a third of seven").isEmpty();
    }

    @Test
    void keepsTenTimesAsManyMomentsAsItTakes() {
        know(100);

        assertThat(arrive(6_000, 0.6, 100)).map(Discord::moments).contains(10 * ONE_IN);
    }

    @Test
    void whereNothingIsNewOneInSoManyIsTold() {
        Random random = new Random(1);
        int told = 0;
        int moments = 30_000;
        for (int i = 0; i < moments; i++) {
            if (arrive(60L * i, random.nextDouble(), 100).isPresent()) {
                told++;
            }
        }

        assertThat(told).isBetween((int) (0.95 * moments * 10 / 31), moments * 10 / 31);
    }
}
