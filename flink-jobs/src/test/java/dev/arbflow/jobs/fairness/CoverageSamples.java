package dev.arbflow.jobs.fairness;

import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Periods of a market on three venues of unequal size. */
final class CoverageSamples {
    static final long PERIOD_US = 3_600_000_000L;
    static final List<Tape> TAPES =
            List.of(
                    Tape.parse("BITFINEX|BITFINEX|BTC/USD"),
                    Tape.parse("BITSTAMP|BITSTAMP|BTC/USD"),
                    Tape.parse("KRAKEN|KRAKEN|BTC/USD"));

    private static final double[] TRADES_A_PERIOD = {300, 600, 1_500};

    private final RandomGenerator random;

    CoverageSamples(int seed) {
        random = new Well19937c(seed);
    }

    static CoverageCount count(int venue, int period, double liveShare, long trades) {
        return new CoverageCount(
                TAPES.get(venue),
                period * PERIOD_US,
                (period + 1) * PERIOD_US,
                Math.round(liveShare * PERIOD_US),
                0,
                10 * trades,
                trades,
                0);
    }

    /** The same, but trades of it are missing. */
    static CoverageCount gapped(CoverageCount count) {
        return new CoverageCount(
                count.tape(),
                count.startUs(),
                count.endUs(),
                count.liveUs(),
                count.gaps(),
                count.books(),
                count.trades(),
                1);
    }

    /**
     * A period in which nothing is wrong but that one venue's trades are thinned.
     *
     * @param burstiness variance of a venue's rate over the square of its mean; 0 for independent
     *     trades. Activity of the whole market doubles and halves on top of it
     * @param thinned venue of which trades are lost, or -1
     * @param kept share of its trades that is kept
     */
    List<CoverageCount> period(int period, double burstiness, int thinned, double kept) {
        return period(period, burstiness, 0, thinned, kept);
    }

    /**
     * The same of venues with rhythms of their own: each has its day at another time.
     *
     * @param rhythm how far the logarithm of a venue's rate swings over 24 periods
     */
    List<CoverageCount> period(
            int period, double burstiness, double rhythm, int thinned, double kept) {
        double activity = Math.pow(2, Math.sin(period));
        return IntStream.range(0, TAPES.size())
                .mapToObj(
                        venue ->
                                count(
                                        venue,
                                        period,
                                        1,
                                        trades(
                                                TRADES_A_PERIOD[venue]
                                                        * activity
                                                        * day(period, venue, rhythm)
                                                        * (venue == thinned ? kept : 1),
                                                burstiness)))
                .toList();
    }

    private static double day(int period, int venue, double rhythm) {
        return Math.exp(rhythm * Math.sin(2 * Math.PI * (period / 24.0 + venue / 3.0)));
    }

    private long trades(double mean, double burstiness) {
        double rate =
                burstiness == 0
                        ? mean
                        : new GammaDistribution(random, 1 / burstiness, mean * burstiness).sample();
        return new PoissonDistribution(random, rate, 1e-12, 1_000).sample();
    }
}
