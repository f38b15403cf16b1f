package dev.arbflow.jobs.state.record;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Tape;
import dev.arbflow.market.cycle.Cycle;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.DoubleSerializer;
import org.apache.flink.api.common.typeutils.base.FloatSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/** Codecs of single values: numbers, texts, and identities of the market by their codes. */
final class Scalars {
    static final Codec<Boolean> BOOLEANS =
            SimpleCodec.of("boolean", BooleanSerializer.INSTANCE, Scalars::parseBoolean);
    static final Codec<Integer> INTS =
            SimpleCodec.of("int", IntSerializer.INSTANCE, Integer::valueOf);
    static final Codec<Long> LONGS = SimpleCodec.of("long", LongSerializer.INSTANCE, Long::valueOf);
    static final Codec<Float> FLOATS =
            SimpleCodec.of("float", FloatSerializer.INSTANCE, Float::valueOf);
    static final Codec<Double> DOUBLES =
            SimpleCodec.of("double", DoubleSerializer.INSTANCE, Double::valueOf);

    /** Codes that are kept; far more than there are, far less than would be felt. */
    private static final int MAX_CODES = 10_000;

    private static final Map<Class<?>, Codec<?>> TEXTS =
            Map.of(
                    String.class, text("text", Function.identity(), Function.identity()),
                    BigDecimal.class, text("decimal", BigDecimal::toString, BigDecimal::new),
                    Market.class, code("market", Market::code, Market::parse),
                    Listing.class, code("listing", Listing::code, Listing::parse),
                    Route.class, code("route", Route::code, Route::parse),
                    Tape.class, code("tape", Tape::code, Tape::parse),
                    Cycle.class, code("cycle", Cycle::code, Cycle::parse));

    private Scalars() {}

    /** Of values that are written as a text of at most 65,535 bytes. */
    static Optional<Codec<?>> texts(Class<?> type) {
        return Optional.ofNullable(TEXTS.get(type));
    }

    /** There are few codes, and each value bears one: each is taken apart once. */
    private static <T> Codec<T> code(
            String format, Function<T, String> code, Function<String, T> parse) {
        Map<String, T> known = new ConcurrentHashMap<>();
        return text(
                format,
                code,
                text -> {
                    T value = known.get(text);
                    if (value == null) {
                        value = parse.apply(text);
                        if (known.size() < MAX_CODES) {
                            known.put(text, value);
                        }
                    }
                    return value;
                });
    }

    private static <T> Codec<T> text(
            String format, Function<T, String> code, Function<String, T> parse) {
        return new SimpleCodec<>(
                format,
                (value, out) -> out.writeUTF(code.apply(value)),
                in -> parse.apply(in.readUTF()),
                parse);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not true or false: '" + text + "'");
        };
    }
}
