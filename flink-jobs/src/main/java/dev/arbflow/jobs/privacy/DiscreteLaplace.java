package dev.arbflow.jobs.privacy;

/**
 * Whole numbers with probability proportional to {@code exp(-|z| / scale)}, drawn exactly.
 *
 * <p>Only whole numbers are computed with. A sampler that transforms floating-point numbers leaves
 * holes in what it can return, and the holes tell the value behind the noise (Mironov 2012, doi
 * 10.1145/2382196.2382264).
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2004.00010">Canonne, Kamath, Steinke 2020,
 *     algorithms 1 and 2</a>
 */
final class DiscreteLaplace {
    private final long numerator;
    private final long denominator;

    /**
     * Noise that hides a difference of {@code sensitivity} up to a factor of {@code e^epsilon}.
     *
     * @param epsilonMicros epsilon in millionths, from 1 to 10^7
     * @param sensitivity how much one trade can change the figure, from 1 to 10^6
     */
    DiscreteLaplace(long epsilonMicros, long sensitivity) {
        this.numerator = epsilonMicros;
        this.denominator = Math.multiplyExact(1_000_000L, sensitivity);
    }

    /** The scale of the noise: its mean distance from zero, nearly. */
    double scale() {
        return (double) denominator / numerator;
    }

    long draw(UniformLongs random) {
        while (true) {
            long remainder = random.below(denominator);
            if (!withProbabilityExp(remainder, denominator, random)) {
                continue;
            }
            long wholes = 0;
            while (withProbabilityExp(1, 1, random)) {
                wholes++;
            }
            long magnitude = (remainder + denominator * wholes) / numerator;
            boolean negative = random.below(2) == 1;
            if (!negative || magnitude != 0) { // zero must not be drawn twice as often
                return negative ? -magnitude : magnitude;
            }
        }
    }

    /** True with probability {@code exp(-part / whole)}; the part is at most the whole. */
    private static boolean withProbabilityExp(long part, long whole, UniformLongs random) {
        long steps = 1;
        while (random.below(Math.multiplyExact(whole, steps)) < part) {
            steps++;
        }
        return steps % 2 == 1;
    }
}
