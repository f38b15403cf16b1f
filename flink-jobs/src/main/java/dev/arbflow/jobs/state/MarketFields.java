package dev.arbflow.jobs.state;

import dev.arbflow.market.Route;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The shared parts of the formats that are written by hand, because what they write is no record.
 *
 * <p>Enums go by name, because ordinals move when the enum grows. A change here changes every
 * format that uses it: add a second method instead.
 */
public final class MarketFields {
    private MarketFields() {}

    public static void writeEnum(Enum<?> value, DataOutputView out) throws IOException {
        out.writeUTF(value == null ? "" : value.name());
    }

    public static <E extends Enum<E>> E readEnum(Class<E> type, DataInputView in)
            throws IOException {
        String name = in.readUTF();
        return name.isEmpty() ? null : Enum.valueOf(type, name);
    }

    public static void writeRoute(Route route, DataOutputView out) throws IOException {
        out.writeUTF(route.code());
    }

    public static Route readRoute(DataInputView in) throws IOException {
        return Route.parse(in.readUTF());
    }

    /** The length, then every number. */
    public static void writeVector(double[] vector, DataOutputView out) throws IOException {
        out.writeInt(vector.length);
        for (double value : vector) {
            out.writeDouble(value);
        }
    }

    public static double[] readVector(DataInputView in) throws IOException {
        double[] vector = new double[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readDouble();
        }
        return vector;
    }
}
