package dev.arbflow.jobs.pattern.analysis;

import java.util.Arrays;

/**
 * How many independent observations would tell as much about the clusters' means as the observed
 * ones, which follow each other.
 *
 * <p>A mean's error grows by what neighbouring observations of one cluster have in common: the
 * autocorrelation of the outcome times that of the labels (Bartlett 1935, J. Roy. Stat. Soc. 98).
 * Both are taken over all listings; the sum ends where the product first is not positive, from
 * where on it is noise. What venues have in common at one moment is not in it.
 */
final class EffectiveSize {
    private final LabelledSeries series;
    private final double variance;
    private final double byChance;
    private final int observations;

    private EffectiveSize(LabelledSeries series) {
        this.series = series;
        int[] labels =
                Arrays.stream(series.labels())
                        .flatMapToInt(Arrays::stream)
                        .filter(label -> label != LabelledSeries.UNSEEN)
                        .sorted()
                        .toArray();
        this.byChance = sameByChance(labels);
        this.variance = product(0) / pairs(0);
        this.observations = (int) pairs(0);
    }

    /**
     * Counts.
     *
     * @param series of at least two clusters whose outcomes vary
     * @return above 0, at most the number of observations
     */
    static double of(LabelledSeries series) {
        return new EffectiveSize(series.centred()).count();
    }

    private double count() {
        double common = 0;
        for (int lag = 1; lag < series.steps(); lag++) {
            double both = outcomes(lag) * labels(lag);
            if (!(both > 0)) {
                break;
            }
            common += (1 - (double) lag / series.steps()) * both;
        }
        return observations / (1 + 2 * common);
    }

    private double outcomes(int lag) {
        return product(lag) / pairs(lag) / variance;
    }

    /** How much more often than by chance a label comes again. */
    private double labels(int lag) {
        double same = 0;
        for (int row = 0; row < series.labels().length; row++) {
            for (int step = lag; step < series.steps(); step++) {
                if (isPair(row, step, lag)
                        && series.labels()[row][step] == series.labels()[row][step - lag]) {
                    same++;
                }
            }
        }
        return (same / pairs(lag) - byChance) / (1 - byChance);
    }

    private double product(int lag) {
        double sum = 0;
        for (int row = 0; row < series.outcomes().length; row++) {
            for (int step = lag; step < series.steps(); step++) {
                if (isPair(row, step, lag)) {
                    sum += series.outcomes()[row][step] * series.outcomes()[row][step - lag];
                }
            }
        }
        return sum;
    }

    private double pairs(int lag) {
        int count = 0;
        for (int row = 0; row < series.labels().length; row++) {
            for (int step = lag; step < series.steps(); step++) {
                count += isPair(row, step, lag) ? 1 : 0;
            }
        }
        return count;
    }

    private boolean isPair(int row, int step, int lag) {
        return isObserved(row, step) && isObserved(row, step - lag);
    }

    private boolean isObserved(int row, int step) {
        return series.labels()[row][step] != LabelledSeries.UNSEEN
                && Double.isFinite(series.outcomes()[row][step]);
    }

    /** Chance of two observations to be of one cluster, if their order says nothing. */
    private static double sameByChance(int[] sorted) {
        double squares = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                squares += (double) (i - from) * (i - from);
                from = i;
            }
        }
        return squares / sorted.length / sorted.length;
    }
}
