package dev.arbflow.jobs.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes rows of one table, each as soon as it is given, and keeps none of them. */
public interface RowWriter extends Closeable {

    /**
     * Writes a row.
     *
     * @param cells one per column, in the order of the columns
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    void write(List<Cell> cells) throws IOException;
}
