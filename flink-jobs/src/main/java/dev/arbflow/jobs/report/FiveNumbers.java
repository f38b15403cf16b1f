package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** A distribution as five numbers: what a box plot draws. */
final class FiveNumbers {
    // The whiskers stop short of the extremes, which in markets say more of errors than of prices.
    private static final double[] PERCENTS = {5, 25, 50, 75, 95};

    private final double[] values;

    FiveNumbers(double[] sample) {
        Percentile percentile = new Percentile();
        percentile.setData(sample);
        values = new double[PERCENTS.length];
        for (int i = 0; i < PERCENTS.length; i++) {
            values[i] = percentile.evaluate(PERCENTS[i]);
        }
    }

    double median() {
        return values[2];
    }

    /** Percentiles 5, 25, 50, 75 and 95. */
    ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
