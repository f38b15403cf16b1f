package dev.arbflow.jobs.pattern.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Data for which others have published what an analysis of them must say. */
final class PublishedData {

    /**
     * Silicon resistivity by instrument.
     *
     * @see <a href="https://www.itl.nist.gov/div898/strd/anova/SiRstv.html">NIST StRD SiRstv</a>
     */
    static final double[][] SI_RSTV = {
        {196.3052, 196.1240, 196.1890, 196.2569, 196.3403},
        {196.3042, 196.3825, 196.1669, 196.3257, 196.0422},
        {196.1303, 196.2005, 196.2889, 196.0343, 196.1811},
        {196.2795, 196.1748, 196.1494, 196.1485, 195.9885},
        {196.2119, 196.1051, 196.1850, 196.0052, 196.2090}
    };

    /**
     * Atomic weight of silver by instrument.
     *
     * @see <a href="https://www.itl.nist.gov/div898/strd/anova/AtmWtAg.html">NIST StRD AtmWtAg</a>
     */
    static final double[][] ATM_WT_AG = {
        {
            107.8681568,
            107.8681465,
            107.8681572,
            107.8681785,
            107.8681446,
            107.8681903,
            107.8681526,
            107.8681494,
            107.8681616,
            107.8681587,
            107.8681519,
            107.8681486,
            107.8681419,
            107.8681569,
            107.8681508,
            107.8681672,
            107.8681385,
            107.8681518,
            107.8681662,
            107.8681424,
            107.8681360,
            107.8681333,
            107.8681610,
            107.8681477
        },
        {
            107.8681079,
            107.8681344,
            107.8681513,
            107.8681197,
            107.8681604,
            107.8681385,
            107.8681642,
            107.8681365,
            107.8681151,
            107.8681082,
            107.8681517,
            107.8681448,
            107.8681198,
            107.8681482,
            107.8681334,
            107.8681609,
            107.8681101,
            107.8681512,
            107.8681469,
            107.8681360,
            107.8681254,
            107.8681261,
            107.8681450,
            107.8681368
        }
    };

    /**
     * Gear diameters by batch.
     *
     * @see <a href="https://www.itl.nist.gov/div898/handbook/eda/section3/eda35a.htm">NIST
     *     e-Handbook 1.3.5.10, Levene test</a>
     */
    static final double[][] GEAR = {
        {1.006, 0.996, 0.998, 1.000, 0.992, 0.993, 1.002, 0.999, 0.994, 1.000},
        {0.998, 1.006, 1.000, 1.002, 0.997, 0.998, 0.996, 1.000, 1.006, 0.988},
        {0.991, 0.987, 0.997, 0.999, 0.995, 0.994, 1.000, 0.999, 0.996, 0.996},
        {1.005, 1.002, 0.994, 1.000, 0.995, 0.994, 0.998, 0.996, 1.002, 0.996},
        {0.998, 0.998, 0.982, 0.990, 1.002, 0.984, 0.996, 0.993, 0.980, 0.996},
        {1.009, 1.013, 1.009, 0.997, 0.988, 1.002, 0.995, 0.998, 0.981, 0.996},
        {0.990, 1.004, 0.996, 1.001, 0.998, 1.000, 1.018, 1.010, 0.996, 1.002},
        {0.998, 1.000, 1.006, 1.000, 1.002, 0.996, 0.998, 0.996, 1.002, 1.006},
        {1.002, 0.998, 0.996, 0.995, 0.996, 1.004, 1.004, 0.998, 0.999, 0.991},
        {0.991, 0.995, 0.984, 0.994, 0.997, 0.997, 0.991, 0.998, 1.004, 0.997}
    };

    /** Three groups of unequal size, from the tests of statsmodels against R and Stata. */
    static final double[][] THREE_GROUPS = {
        {452, 874, 554, 447, 356, 754, 558, 574, 664, 682, 547, 435, 245},
        {546, 547, 774, 465, 459, 665, 467, 365, 589, 534, 456, 651, 654, 665, 546, 537},
        {785, 458, 886, 536, 669, 857, 821, 772, 732, 689, 654, 597, 830, 827}
    };

    /** Student's sleep data, as in R's {@code sleep}: extra hours under either drug. */
    static final double[][] SLEEP = {
        {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
        {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
    };

    private PublishedData() {}

    /**
     * The generated data SmLs01 to SmLs09 of NIST StRD: nine treatments of an odd number of
     * replicates, tenths behind leading digits that do not change.
     *
     * @see <a href="https://doi.org/10.1016/0167-9473(89)90028-7">Simon and Lesage 1989</a>
     */
    static double[][] simonLesage(String leading, int replicates) {
        double[][] treatments = new double[9][replicates];
        for (int treatment = 0; treatment < 9; treatment++) {
            int tenths = treatment == 0 ? 4 : treatment % 2 == 1 ? 3 : 5;
            for (int i = 0; i < replicates; i++) {
                int shift = i == 0 ? 0 : i % 2 == 1 ? -1 : 1;
                treatments[treatment][i] = Double.parseDouble(leading + '.' + (tenths + shift));
            }
        }
        return treatments;
    }

    /** The groups under the labels 0, 1, ... */
    static List<Sample> samples(double[]... groups) {
        List<Sample> samples = new ArrayList<>();
        Arrays.stream(groups).forEach(group -> samples.add(new Sample(samples.size(), group)));
        return samples;
    }
}
