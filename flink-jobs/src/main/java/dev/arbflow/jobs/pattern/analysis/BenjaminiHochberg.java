package dev.arbflow.jobs.pattern.analysis;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Probabilities of several tests, raised so that of those below a level at most that share is
 * expected to be chance.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg 1995</a>
 */
final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /**
     * Adjusts probabilities.
     *
     * @param p each from 0 to 1
     * @return in the same order, none smaller than before, none above 1
     */
    static double[] adjusted(double[] p) {
        int[] largestFirst =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int place = 0; place < p.length; place++) {
            int i = largestFirst[place];
            least = Math.min(least, p[i] * p.length / (p.length - place));
            adjusted[i] = least;
        }
        return adjusted;
    }
}
