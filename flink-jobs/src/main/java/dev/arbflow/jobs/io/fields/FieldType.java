package dev.arbflow.jobs.io.fields;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A class of values and the form in which stores see them.
 *
 * @param <V> the class
 */
public final class FieldType<V> {
    public static final FieldType<String> TEXT = plain(Kind.TEXT);
    public static final FieldType<Long> LONG = plain(Kind.LONG);
    public static final FieldType<Integer> INT = plain(Kind.INT);
    public static final FieldType<Double> DOUBLE = plain(Kind.DOUBLE);
    public static final FieldType<Boolean> BOOLEAN = plain(Kind.BOOLEAN);
    public static final FieldType<BigDecimal> DECIMAL = plain(Kind.DECIMAL);
    public static final FieldType<Instant> DATE = plain(Kind.DATE);
    public static final FieldType<byte[]> BYTES = plain(Kind.BYTES);
    public static final FieldType<String[]> TEXTS = plain(Kind.TEXTS);
    public static final FieldType<long[]> LONGS = plain(Kind.LONGS);
    public static final FieldType<int[]> INTS = plain(Kind.INTS);
    public static final FieldType<double[]> DOUBLES = plain(Kind.DOUBLES);
    public static final FieldType<Ladder> LEVELS = plain(Kind.LEVELS);

    /** Microseconds since 1970-01-01T00:00:00Z. */
    public static final FieldType<Long> MOMENT = LONG.in("µs, moment");

    public static final FieldType<Long> MICROS = LONG.in("µs");
    public static final FieldType<Double> MILLIS = DOUBLE.in("ms");
    public static final FieldType<Double> BPS = DOUBLE.in("bps");
    public static final FieldType<Double> PRICE = DOUBLE.in("quote per base");
    public static final FieldType<Double> BASE = DOUBLE.in("base");
    public static final FieldType<Market> MARKET =
            code(Market::code, Market::parse).in("BASE/QUOTE");
    public static final FieldType<Listing> LISTING =
            code(Listing::code, Listing::parse).in("VENUE|BASE/QUOTE");
    public static final FieldType<Route> ROUTE =
            code(Route::code, Route::parse).in("BASE/QUOTE|BUY>SELL");

    private final Kind kind;
    private final String unit;
    private final Function<V, Object> toStore;
    private final Function<Object, V> fromStore;
    private final Table<?> table;
    private final Choices<V> choices;

    private FieldType(
            Kind kind,
            String unit,
            Function<V, Object> toStore,
            Function<Object, V> fromStore,
            Table<?> table,
            Choices<V> choices) {
        this.kind = kind;
        this.unit = unit;
        this.toStore = toStore;
        this.fromStore = fromStore;
        this.table = table;
        this.choices = choices;
    }

    /** The constants of an enum by name, and what stands for any other name. */
    private record Choices<V>(String name, Map<String, V> byName, V unknown) {}

    /** Names of an enum without a constant for what is unknown: such a record is passed over. */
    public static <E extends Enum<E>> FieldType<E> choice(Class<E> type) {
        return choice(type, null);
    }

    /**
     * Names of an enum.
     *
     * @param unknown stands for every name that only a newer release knows
     */
    public static <E extends Enum<E>> FieldType<E> choice(Class<E> type, E unknown) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name(), constant);
        }
        return new FieldType<>(
                Kind.TEXT,
                "",
                Enum::name,
                name -> choices.get((String) name),
                null,
                new Choices<>(type.getSimpleName(), choices, unknown));
    }

    /** Values that print as text and can be read from it. */
    public static <V> FieldType<V> code(Function<V, String> print, Function<String, V> parse) {
        return new FieldType<>(
                Kind.TEXT, "", print::apply, text -> parse.apply((String) text), null, null);
    }

    /** Values that stores see in the form of another type. */
    public static <V, S> FieldType<V> as(
            FieldType<S> stored, Function<V, S> to, Function<S, V> from) {
        return new FieldType<>(
                stored.kind,
                stored.unit,
                value -> stored.store(to.apply(value)),
                value -> from.apply(stored.value(value)),
                null,
                null);
    }

    /** Records below the name of the field. */
    public static <V> FieldType<V> group(Table<V> table) {
        return new FieldType<>(Kind.GROUP, "", null, null, table, null);
    }

    /** Arrays of records below the name of the field; written, not read. */
    public static <V> FieldType<V[]> groups(Table<V> table) {
        return new FieldType<>(Kind.GROUPS, "", null, null, table, null);
    }

    private static <V> FieldType<V> plain(Kind kind) {
        return new FieldType<>(kind, "", null, null, null, null);
    }

    /** The same values, in a unit or pattern that the data dictionary prints. */
    public FieldType<V> in(String other) {
        return new FieldType<>(kind, other, toStore, fromStore, table, choices);
    }

    public Kind kind() {
        return kind;
    }

    /** Unit or pattern of the values; empty if there is none. */
    public String unit() {
        return unit;
    }

    /** The fields of a value of {@link Kind#GROUP} or {@link Kind#GROUPS}; null for others. */
    public Table<?> table() {
        return table;
    }

    /** Whether stores see the values as they are. */
    public boolean isPlain() {
        return toStore == null;
    }

    /** The value as a store sees it; null stays null. */
    public Object store(V value) {
        return toStore == null || value == null ? value : toStore.apply(value);
    }

    /**
     * The value that a store has given back.
     *
     * @throws IllegalArgumentException if it is none
     */
    @SuppressWarnings("unchecked") // a store gives back the class of the kind
    public V value(Object stored) {
        return fromStore == null ? (V) stored : fromStore.apply(stored);
    }

    /** Whether this release does not know the name. */
    public boolean isUnknown(Object stored) {
        return choices != null && !choices.byName().containsKey((String) stored);
    }

    /** What stands for such names; null if nothing does. */
    public V unknownChoice() {
        return choices.unknown();
    }

    /** All names in words. */
    public String choices() {
        return String.join(", ", choices.byName().keySet());
    }

    /** Name of the enum, for messages. */
    public String choiceName() {
        return choices.name();
    }
}
