package dev.arbflow.jobs.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measurements in the time-series store: names, tags and fields with their types. */
public enum Measurement {
    /** The touch of a listing whenever it changes; without prices while its book is unusable. */
    QUOTE(
            "quote",
            List.of("feed", "venue", "market"),
            new Fields()
                    .with(Type.DOUBLE, "bid", "bidQuantity", "ask", "askQuantity", "ageMs")
                    .with(Type.BOOLEAN, "valid")),
    /** One executed trade. */
    TRADE(
            "trade",
            List.of("feed", "venue", "market", "side"),
            new Fields().with(Type.DOUBLE, "price", "quantity")),
    /** One route evaluated at one moment. */
    SPREAD(
            "spread",
            List.of("market", "buy", "sell"),
            new Fields()
                    .with(Type.DOUBLE, "grossBps", "netBps", "quantity", "profit")
                    .with(Type.DOUBLE, "buyAgeMs", "sellAgeMs")),
    /** One point an episode, at its opening; a later revision overwrites it. */
    EPISODE(
            "episode",
            List.of("market", "buy", "sell"),
            new Fields()
                    .with(Type.BOOLEAN, "open")
                    .with(Type.DOUBLE, "netBpsPeak", "netBpsMean", "lifetimeMs")
                    .with(Type.DOUBLE, "profit", "quantity")
                    .with(Type.TEXT, "closeReason")),
    /** Trade prices of a listing in a sliding window, at the window's end. */
    PRICE_WINDOW(
            "price_window",
            List.of("feed", "venue", "market"),
            new Fields()
                    .with(Type.DOUBLE, "minBuy", "maxSell", "lastBuy", "lastSell")
                    .with(Type.LONG, "trades")),
    /** Difference of two venues' trade prices in a sliding window, at the window's end. */
    INDICATIVE(
            "indicative",
            List.of("market", "buy", "sell"),
            new Fields().with(Type.DOUBLE, "differenceBps"));

    /** Type of a field. */
    public enum Type {
        /** 64-bit floating point. */
        DOUBLE,
        /** 64-bit integer. */
        LONG,
        BOOLEAN,
        /** Any string. */
        TEXT
    }

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> tags;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view that nobody else holds
    private final Map<String, Type> fields;

    Measurement(String code, List<String> tags, Fields fields) {
        this.code = code;
        this.tags = tags;
        this.fields = Collections.unmodifiableMap(fields.types);
    }

    /** The name in the store, for example {@code price_window}. */
    public String code() {
        return code;
    }

    /** What, with the time, tells points apart. */
    public List<String> tags() {
        return tags;
    }

    /** Every field that a point may have, in order, with its type. */
    public Map<String, Type> fields() {
        return fields;
    }

    private static final class Fields {
        private final Map<String, Type> types = new LinkedHashMap<>();

        Fields with(Type type, String... names) {
            for (String name : names) {
                types.put(name, type);
            }
            return this;
        }
    }
}
