package dev.arbflow.jobs.pattern.discovery;

import java.util.ArrayList;
import java.util.List;

/**
 * What an error correction model explains and by what: a row for each step at which all is known,
 * in the order of time.
 *
 * <p>Columns: one, the difference, both moves by lag, and both moves now.
 */
final class MoveRows {
    /** Most earlier moves: venues answer each other within seconds, and a step is at least one. */
    static final int MAX_LAGS = 5;

    /** Of three minutes in an hour, far longer than venues take to answer each other. */
    static final int BLOCKS = 20;

    static final int CONSTANT_AND_DIFFERENCE = 2;

    /** The first price's move now; the second's follows. */
    static final int MOVE = CONSTANT_AND_DIFFERENCE + 2 * MAX_LAGS;

    private final List<Regression> blocks;

    private MoveRows(List<Regression> blocks) {
        this.blocks = blocks;
    }

    /**
     * Finds them.
     *
     * @param first logarithmic prices in basis points, at equal steps; NaN where not known
     * @param second of the other, at the same steps
     */
    static MoveRows of(double[] first, double[] second) {
        List<double[]> rows = new ArrayList<>();
        double usual = Differences.mean(first, second);
        for (int now = MAX_LAGS + 1; now < first.length; now++) {
            double[] row = row(first, second, now, usual);
            if (Differences.allKnown(row)) {
                rows.add(row);
            }
        }
        return new MoveRows(inBlocks(rows));
    }

    private static double[] row(double[] first, double[] second, int now, double usual) {
        double[] row = new double[MOVE + 2];
        row[0] = 1;
        row[1] = first[now - 1] - second[now - 1] - usual;
        for (int lag = 1; lag <= MAX_LAGS; lag++) {
            row[2 * lag] = first[now - lag] - first[now - lag - 1];
            row[2 * lag + 1] = second[now - lag] - second[now - lag - 1];
        }
        row[MOVE] = first[now] - first[now - 1];
        row[MOVE + 1] = second[now] - second[now - 1];
        return row;
    }

    /** Stretches of as many rows, but for one. */
    private static List<Regression> inBlocks(List<double[]> rows) {
        List<Regression> blocks = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            Regression regression = new Regression(MOVE + 2);
            rows.subList(rows.size() * block / BLOCKS, rows.size() * (block + 1) / BLOCKS)
                    .forEach(regression::add);
            blocks.add(regression);
        }
        return blocks;
    }

    /** Of all rows. */
    Regression regression() {
        Regression all = new Regression(MOVE + 2);
        blocks.forEach(all::add);
        return all;
    }

    /** As often as there are blocks: of all rows but those of one. */
    List<Regression> eachWithoutABlock() {
        List<Regression> found = new ArrayList<>();
        for (Regression left : blocks) {
            Regression others = new Regression(MOVE + 2);
            blocks.stream().filter(block -> block != left).forEach(others::add);
            found.add(others);
        }
        return found;
    }
}
