package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;

/**
 * The cheapest way to give every row a column of its own, in O(rows² · columns).
 *
 * <p>The Hungarian method with potentials: rows are added one by one, each along the cheapest
 * augmenting path. Row and column 0 of the inner arrays stand for "none".
 *
 * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955): the Hungarian method for the
 *     assignment problem</a>
 * @see <a href="https://doi.org/10.1137/0105003">Munkres (1957): algorithms for the assignment and
 *     transportation problems</a>
 */
final class OptimalMatching {
    private final double[][] cost;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;

    private OptimalMatching(double[][] cost, int columns) {
        this.cost = cost;
        this.columns = columns;
        rowPotential = new double[cost.length + 1];
        columnPotential = new double[columns + 1];
        rowOf = new int[columns + 1];
    }

    /**
     * Matches rows to columns.
     *
     * @param cost finite, by row and column; every row of the same length
     * @return the column of each row, or -1 where there are more rows than columns
     */
    static int[] match(double[][] cost) {
        if (cost.length == 0 || cost[0].length == 0) {
            int[] none = new int[cost.length];
            Arrays.fill(none, -1);
            return none;
        }
        return cost.length <= cost[0].length
                ? new OptimalMatching(cost, cost[0].length).columnsOfRows()
                : inverse(
                        new OptimalMatching(transposed(cost), cost.length).columnsOfRows(),
                        cost.length);
    }

    private int[] columnsOfRows() {
        for (int row = 1; row <= cost.length; row++) {
            augment(row);
        }
        return inverse(Arrays.stream(rowOf).skip(1).map(row -> row - 1).toArray(), cost.length);
    }

    /** Finds the cheapest path from a new row to a free column and flips it. */
    private void augment(int row) {
        rowOf[0] = row;
        int[] cameFrom = new int[columns + 1];
        double[] slack = new double[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        boolean[] visited = new boolean[columns + 1];
        int column = 0;
        while (rowOf[column] != 0) {
            visited[column] = true;
            relax(column, visited, slack, cameFrom);
            int next = cheapest(visited, slack);
            shift(slack[next], visited, slack);
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[cameFrom[column]];
            column = cameFrom[column];
        }
    }

    private void relax(int column, boolean[] visited, double[] slack, int[] cameFrom) {
        int row = rowOf[column];
        for (int j = 1; j <= columns; j++) {
            double reduced = cost[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
            if (!visited[j] && reduced < slack[j]) {
                slack[j] = reduced;
                cameFrom[j] = column;
            }
        }
    }

    private int cheapest(boolean[] visited, double[] slack) {
        int best = 0;
        for (int j = 1; j <= columns; j++) {
            if (!visited[j] && (best == 0 || slack[j] < slack[best])) {
                best = j;
            }
        }
        return best;
    }

    private void shift(double delta, boolean[] visited, double[] slack) {
        for (int j = 0; j <= columns; j++) {
            if (visited[j]) {
                rowPotential[rowOf[j]] += delta;
                columnPotential[j] -= delta;
            } else {
                slack[j] -= delta;
            }
        }
    }

    private static double[][] transposed(double[][] cost) {
        double[][] turned = new double[cost[0].length][cost.length];
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < cost[row].length; column++) {
                turned[column][row] = cost[row][column];
            }
        }
        return turned;
    }

    /** From "the place of each" to "who is at each place", -1 where nobody is. */
    private static int[] inverse(int[] places, int size) {
        int[] at = new int[size];
        Arrays.fill(at, -1);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                at[places[i]] = i;
            }
        }
        return at;
    }
}
