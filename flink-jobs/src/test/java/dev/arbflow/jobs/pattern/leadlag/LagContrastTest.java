package dev.arbflow.jobs.pattern.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LagContrastTest {
    private static final int BLOCKS = 20;

    @Property(tries = 60)
    void agreesWithEveryTwoIntervalsComparedAtEveryLag(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int changes) {
        Random random = new Random(seed);
        MidMoves first = moves(LeadLagTapes.BITSTAMP, random, changes);
        MidMoves second = moves(LeadLagTapes.KRAKEN, random, changes / 2);

        double[][] contrast = LagContrast.byBlock(first, second, BLOCKS);

        for (int lag = 0; lag < LagContrast.LAGS; lag++) {
            int place = lag;
            double sum = Arrays.stream(contrast).mapToDouble(block -> block[place]).sum();
            assertThat(sum).isCloseTo(slowly(first, second, LagContrast.lagUs(lag)), within(1e-18));
        }
    }

    @Test
    void movesMeetAtTheirDistance() {
        MidMoves first = moves(LeadLagTapes.BITSTAMP, 1_000_000, 2_000_000);
        MidMoves second = moves(LeadLagTapes.KRAKEN, 1_000_000, 2_300_000);

        double[] contrast = LagContrast.byBlock(first, second, 1)[0];

        int peak = LagContrast.peak(LagContrast.smoothed(contrast));
        assertThat(LagContrast.lagUs(peak)).isEqualTo(300_000);
        assertThat(contrast[peak]).isCloseTo(Math.log(2) * Math.log(2), within(1e-12));
    }

    @Test
    void whatIsFartherApartThanTheGridReachesDoesNotMeet() {
        MidMoves first = moves(LeadLagTapes.BITSTAMP, 1_000_000, 2_000_000);
        MidMoves second = moves(LeadLagTapes.KRAKEN, 1_000_000, 4_200_000);

        assertThat(LagContrast.byBlock(first, second, 1)[0]).containsOnly(0);
    }

    @Test
    void aMoveCountsInTheBlockOfTheFirstSeries() {
        MidMoves first = moves(LeadLagTapes.BITSTAMP, 1_000_000, 7_000_000);
        MidMoves second = moves(LeadLagTapes.KRAKEN, 1_000_000, 5_500_000);

        double[][] contrast = LagContrast.byBlock(first, second, BLOCKS);

        assertThat(LagContrast.lagUs(LagContrast.peak(LagContrast.smoothed(contrast[2]))))
                .isEqualTo(-1_500_000);
        assertThat(contrast[1]).containsOnly(0);
    }

    @Test
    void noMoveLeadsToOrFromABookThatCannotBeUsed() {
        List<MidChange> changes =
                List.of(
                        change(LeadLagTapes.KRAKEN, 1, 100),
                        change(LeadLagTapes.KRAKEN, 2, Double.NaN),
                        change(LeadLagTapes.KRAKEN, 3, 101),
                        change(LeadLagTapes.KRAKEN, 4, 101),
                        change(LeadLagTapes.KRAKEN, 5, 102),
                        change(LeadLagTapes.KRAKEN, 5, 103));

        MidMoves moves = MidMoves.of(changes, MidChange::receiveUs, 0);

        assertThat(moves.size()).isEqualTo(1);
        assertThat(moves.at(0)).isEqualTo(5);
        assertThat(moves.span(0)).isEqualTo(1);
        assertThat(moves.logReturn(0)).isCloseTo(Math.log(103.0 / 101), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 100.5})
    void noMoveLeadsAcrossAChangeWithoutATime(double mid) {
        List<MidChange> changes =
                List.of(
                        new MidChange(LeadLagTapes.KRAKEN, 1, 10, 99),
                        new MidChange(LeadLagTapes.KRAKEN, 2, 30, 100),
                        new MidChange(LeadLagTapes.KRAKEN, 3, Times.UNKNOWN, mid),
                        new MidChange(LeadLagTapes.KRAKEN, 4, 29, 101),
                        new MidChange(LeadLagTapes.KRAKEN, 5, 28, 102));

        MidMoves moves = MidMoves.of(changes, MidChange::exchangeUs, 0);

        assertThat(moves.size()).isEqualTo(2);
        assertThat(moves.at(0)).isEqualTo(29);
        assertThat(moves.logReturn(0)).isCloseTo(Math.log(101.0 / 102), within(1e-12));
        assertThat(moves.at(1)).isEqualTo(30);
        assertThat(moves.logReturn(1)).isCloseTo(Math.log(100.0 / 99), within(1e-12));
    }

    /** As the covariance is defined: for each lag, every move with every other. */
    private static double slowly(MidMoves first, MidMoves second, long lagUs) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                long from = second.at(j) - second.span(j) - lagUs;
                long to = second.at(j) - lagUs;
                boolean overlap = from < first.at(i) && first.at(i) - first.span(i) < to;
                sum += overlap ? first.logReturn(i) * second.logReturn(j) : 0;
            }
        }
        return sum;
    }

    private static MidMoves moves(Listing listing, Random random, int changes) {
        List<MidChange> mids = new ArrayList<>();
        for (int i = 0; i <= changes; i++) {
            long us = random.nextInt(60_000) * (random.nextBoolean() ? 1_000L : 10L);
            mids.add(change(listing, us, 20_000 * (1 + 1e-4 * random.nextGaussian())));
        }
        return MidMoves.of(mids, MidChange::receiveUs, 0);
    }

    /** A price that doubles at a moment, and was there since another. */
    private static MidMoves moves(Listing listing, long sinceUs, long us) {
        return MidMoves.of(
                List.of(change(listing, sinceUs, 100), change(listing, us, 200)),
                MidChange::receiveUs,
                0);
    }

    private static MidChange change(Listing listing, long us, double mid) {
        return new MidChange(listing, us, us, mid);
    }
}
