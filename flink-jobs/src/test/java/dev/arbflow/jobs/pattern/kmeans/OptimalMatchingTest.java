package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class OptimalMatchingTest {

    @Test
    void paysTheLeastInAllAndNotTheLeastAtFirst() {
        double[][] cost = {{1, 2}, {1, 10}};

        assertThat(OptimalMatching.match(cost)).containsExactly(1, 0);
    }

    @Test
    void leavesRowsOverWhereThereAreTooFewColumns() {
        assertThat(OptimalMatching.match(new double[][] {{5}, {1}, {3}}))
                .containsExactly(-1, 0, -1);
        assertThat(OptimalMatching.match(new double[][] {{}, {}})).containsExactly(-1, -1);
        assertThat(OptimalMatching.match(new double[0][])).isEmpty();
    }

    @Property(tries = 300)
    void isNeverBeatenByTryingAllMatchings(
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll long seed) {
        double[][] cost = random(rows, columns, seed);

        int[] matched = OptimalMatching.match(cost);

        int[] columnsUsed = Arrays.stream(matched).filter(column -> column >= 0).toArray();
        assertThat(columnsUsed).doesNotHaveDuplicates().hasSize(Math.min(rows, columns));
        double paid = 0;
        for (int row = 0; row < rows; row++) {
            paid += matched[row] < 0 ? 0 : cost[row][matched[row]];
        }
        assertThat(paid).isCloseTo(cheapest(cost, 0, 0, Math.max(0, rows - columns)), within(1e-9));
    }

    /** Tries every column for a row, and leaving it over while that is allowed. */
    private static double cheapest(double[][] cost, int row, int used, int mayStayOver) {
        if (row == cost.length) {
            return 0;
        }
        double best =
                mayStayOver > 0
                        ? cheapest(cost, row + 1, used, mayStayOver - 1)
                        : Double.POSITIVE_INFINITY;
        for (int column = 0; column < cost[row].length; column++) {
            if ((used & 1 << column) == 0) {
                double rest = cheapest(cost, row + 1, used | 1 << column, mayStayOver);
                best = Math.min(best, cost[row][column] + rest);
            }
        }
        return best;
    }

    private static double[][] random(int rows, int columns, long seed) {
        MersenneTwister random = new MersenneTwister(seed);
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            Arrays.setAll(row, column -> random.nextInt(20) - 5);
        }
        return cost;
    }
}
