package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Counts of positive values in bins of equal ratio, because lifetimes span decades. */
final class LogHistogram {
    private static final int BINS_PER_DECADE = 4;

    private final int lowestBin;
    private final long[] counts;

    /**
     * @param lowest values below fall into the first bin; greater than zero
     * @param highest values above fall into the last bin
     */
    LogHistogram(double lowest, double highest) {
        lowestBin = bin(lowest);
        counts = new long[bin(highest) - lowestBin + 1];
    }

    void add(double value) {
        int index = value > 0 ? bin(value) - lowestBin : 0;
        counts[Math.max(0, Math.min(counts.length - 1, index))]++;
    }

    /** Lower edges and counts. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode edges = json.putArray("edges");
        ArrayNode heights = json.putArray("counts");
        for (int i = 0; i < counts.length; i++) {
            edges.add(Math.pow(10, (double) (lowestBin + i) / BINS_PER_DECADE));
            heights.add(counts[i]);
        }
        return json;
    }

    private static int bin(double value) {
        // A value that is an edge must not fall below it for the last digit of its logarithm.
        return (int) Math.floor(Math.log10(value) * BINS_PER_DECADE + 1e-9);
    }
}
