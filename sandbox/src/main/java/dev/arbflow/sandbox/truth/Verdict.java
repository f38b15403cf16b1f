package dev.arbflow.sandbox.truth;

import java.util.List;

/**
 * How what was claimed compares with what was true.
 *
 * @param injected stretches that had to be found, counted once for each route
 * @param detected those of them that were
 * @param notJudged stretches that would have had to be found, had this machine kept up
 * @param precision share of the claimed episodes that the oracle does not forbid, of those without
 *     a leg in another currency; 1 if none
 * @param recall detected over injected; 1 if nothing had to be found
 * @param detectionDelayMs from the moment a demanded stretch began to the moment its dwell time was
 *     over for the job
 * @param missed a line for each stretch that was not found
 * @param forbidden a line for each episode that should not exist, or not like this
 */
public record Verdict(
        int injected,
        int detected,
        int notJudged,
        double precision,
        double recall,
        Delay detectionDelayMs,
        List<String> missed,
        List<String> forbidden) {

    /**
     * Percentiles by nearest rank, in milliseconds; zero if there is nothing to count.
     *
     * @param p50 half are not above it
     * @param p99 99 of 100 are not above it
     * @param max largest
     */
    public record Delay(double p50, double p99, double max) {

        static Delay ofMicros(List<Long> delaysUs) {
            List<Long> sorted = delaysUs.stream().sorted().toList();
            return new Delay(rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 1));
        }

        private static double rank(List<Long> sorted, double share) {
            return sorted.isEmpty()
                    ? 0
                    : sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e3;
        }
    }
}
