package dev.arbflow.jobs.state.record;

import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Codecs of arrays of numbers: the length, then every number. */
final class NumberArrays {
    private static final Map<Class<?>, Codec<?>> CODECS =
            Map.of(
                    double[].class,
                    codec("double[]", double[].class, NumberArrays::write, NumberArrays::doubles),
                    float[].class,
                    codec("float[]", float[].class, NumberArrays::write, NumberArrays::floats),
                    long[].class,
                    codec("long[]", long[].class, NumberArrays::write, NumberArrays::longs),
                    int[].class,
                    codec("int[]", int[].class, NumberArrays::write, NumberArrays::ints),
                    Ladder.class,
                    new SimpleCodec<>(
                            "ladder",
                            NumberArrays::write,
                            NumberArrays::ladder,
                            text -> parseEmpty(text, Ladder.EMPTY)));

    private NumberArrays() {}

    static Optional<Codec<?>> of(Class<?> type) {
        return Optional.ofNullable(CODECS.get(type));
    }

    /** The only default that has a text. */
    static <T> T parseEmpty(String text, T empty) {
        if (!text.isEmpty()) {
            throw new IllegalArgumentException("only nothing has a text, not '" + text + "'");
        }
        return empty;
    }

    private static <T> Codec<T> codec(
            String format,
            Class<T> type,
            SimpleCodec.Writer<T> writer,
            SimpleCodec.Reader<T> reader) {
        T empty = type.cast(Array.newInstance(type.getComponentType(), 0));
        return new SimpleCodec<>(format, writer, reader, text -> parseEmpty(text, empty));
    }

    private static void write(double[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(DataInputView in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void write(float[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(DataInputView in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void write(long[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static long[] longs(DataInputView in) throws IOException {
        long[] values = new long[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    private static void write(int[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static int[] ints(DataInputView in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    /** Level by level. */
    private static void write(Ladder ladder, DataOutputView out) throws IOException {
        out.writeInt(ladder.depth());
        for (int level = 0; level < ladder.depth(); level++) {
            out.writeDouble(ladder.prices()[level]);
            out.writeDouble(ladder.quantities()[level]);
        }
    }

    private static Ladder ladder(DataInputView in) throws IOException {
        int depth = in.readInt();
        double[] prices = new double[depth];
        double[] quantities = new double[depth];
        for (int level = 0; level < depth; level++) {
            prices[level] = in.readDouble();
            quantities[level] = in.readDouble();
        }
        return new Ladder(prices, quantities);
    }
}
