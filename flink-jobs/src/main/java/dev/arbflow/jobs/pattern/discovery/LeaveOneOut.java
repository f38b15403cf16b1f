package dev.arbflow.jobs.pattern.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far chance may have moved what an error correction model says: the jackknife over blocks of
 * time, which takes neither news to be normal nor moves that follow each other to be independent.
 *
 * @param models each of all rows but those of one block; fewer if one cannot be estimated
 * @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch (1989): the jackknife and the
 *     bootstrap for general stationary observations</a>
 */
record LeaveOneOut(List<ErrorCorrection> models) {
    /**
     * As many errors hold a true share in 95 of 100 cases: Student's t with one degree of freedom
     * less than there are blocks.
     */
    static final double ERRORS = 2.093;

    static LeaveOneOut of(MoveRows rows, int lags) {
        return new LeaveOneOut(
                rows.eachWithoutABlock().stream()
                        .map(regression -> ErrorCorrection.of(regression, lags))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Standard error of a figure of the model; NaN if a block decides whether there is one. */
    double error(ToDoubleFunction<ErrorCorrection> figure) {
        if (models.size() < MoveRows.BLOCKS) {
            return Double.NaN;
        }
        double[] each = models.stream().mapToDouble(figure).toArray();
        double mean = Arrays.stream(each).average().orElse(Double.NaN);
        double squares = 0;
        for (double one : each) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares * (each.length - 1) / each.length);
    }

    /** Whether the figure is above a value, however far chance may have moved it. */
    boolean isAbove(ErrorCorrection model, ToDoubleFunction<ErrorCorrection> figure, double value) {
        return figure.applyAsDouble(model) - ERRORS * error(figure) > value;
    }

    /** Whether it is below it, likewise. */
    boolean isBelow(ErrorCorrection model, ToDoubleFunction<ErrorCorrection> figure, double value) {
        return figure.applyAsDouble(model) + ERRORS * error(figure) < value;
    }
}
