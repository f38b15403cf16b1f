package dev.arbflow.jobs.state.record;

import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.array.DoublePrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.FloatPrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.IntPrimitiveArraySerializer;
import org.apache.flink.api.common.typeutils.base.array.LongPrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Codecs of arrays of numbers: the length, then every number. */
final class NumberArrays {
    private static final Map<Class<?>, Codec<?>> CODECS =
            Map.of(
                    double[].class, codec("double[]", DoublePrimitiveArraySerializer.INSTANCE),
                    float[].class, codec("float[]", FloatPrimitiveArraySerializer.INSTANCE),
                    long[].class, codec("long[]", LongPrimitiveArraySerializer.INSTANCE),
                    int[].class, codec("int[]", IntPrimitiveArraySerializer.INSTANCE),
                    Ladder.class, ladders());

    private NumberArrays() {}

    static Optional<Codec<?>> of(Class<?> type) {
        return Optional.ofNullable(CODECS.get(type));
    }

    private static <T> Codec<T> codec(String format, TypeSerializer<T> serializer) {
        return SimpleCodec.of(
                format, serializer, SimpleCodec.onlyEmpty(serializer.createInstance()));
    }

    /** The depth, then price and quantity of every level. */
    private static Codec<Ladder> ladders() {
        return new SimpleCodec<>(
                "ladder",
                NumberArrays::write,
                NumberArrays::read,
                SimpleCodec.onlyEmpty(Ladder.EMPTY));
    }

    private static void write(Ladder ladder, DataOutputView out) throws IOException {
        out.writeInt(ladder.depth());
        for (int level = 0; level < ladder.depth(); level++) {
            out.writeDouble(ladder.prices()[level]);
            out.writeDouble(ladder.quantities()[level]);
        }
    }

    private static Ladder read(DataInputView in) throws IOException {
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
