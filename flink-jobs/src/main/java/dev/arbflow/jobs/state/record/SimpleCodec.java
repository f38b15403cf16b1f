package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A codec put together from functions.
 *
 * @param format {@link Codec#format}
 * @param writer {@link Codec#write}
 * @param reader {@link Codec#read}
 * @param parser {@link Codec#parse}
 * @param <T> the type of values
 */
record SimpleCodec<T>(String format, Writer<T> writer, Reader<T> reader, Function<String, T> parser)
        implements Codec<T> {

    /** Writes a value. */
    interface Writer<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    /** Reads a value. */
    interface Reader<T> {
        T read(DataInputView in) throws IOException;
    }

    /** In the bytes of one of Flink's serializers that keeps nothing between values. */
    static <T> Codec<T> of(
            String format, TypeSerializer<T> serializer, Function<String, T> parser) {
        return new SimpleCodec<>(format, serializer::serialize, serializer::deserialize, parser);
    }

    /** Takes no text but the empty one, which stands for a value without elements. */
    static <T> Function<String, T> onlyEmpty(T empty) {
        return text -> {
            if (!text.isEmpty()) {
                throw new IllegalArgumentException("only nothing has a text, not '" + text + "'");
            }
            return empty;
        };
    }

    @Override
    public void write(T value, DataOutputView out) throws IOException {
        writer.write(value, out);
    }

    @Override
    public T read(DataInputView in) throws IOException {
        return reader.read(in);
    }

    @Override
    public T parse(String text) {
        return parser.apply(text);
    }
}
