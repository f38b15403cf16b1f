package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.MarketFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The parts of the format of {@link LearnedClusters}. */
final class VectorFields {
    private VectorFields() {}

    static void writeLabels(int[] labels, DataOutputView out) throws IOException {
        out.writeInt(labels.length);
        for (int label : labels) {
            out.writeInt(label);
        }
    }

    static int[] readLabels(DataInputView in) throws IOException {
        int[] labels = new int[in.readInt()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readInt();
        }
        return labels;
    }

    static void writePoints(Collection<WeightedPoint> points, DataOutputView out)
            throws IOException {
        out.writeInt(points.size());
        for (WeightedPoint point : points) {
            MarketFields.writeVector(point.coordinates(), out);
            MarketFields.writeVector(point.raw(), out);
            out.writeDouble(point.weight());
        }
    }

    /**
     * @param withRaw whether what was measured stands beside the coordinates; where it does not,
     *     the coordinates are taken for it
     */
    static List<WeightedPoint> readPoints(DataInputView in, boolean withRaw) throws IOException {
        int count = in.readInt();
        List<WeightedPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double[] coordinates = MarketFields.readVector(in);
            double[] raw = withRaw ? MarketFields.readVector(in) : coordinates;
            points.add(WeightedPoint.measured(coordinates, raw, in.readDouble()));
        }
        return points;
    }
}
