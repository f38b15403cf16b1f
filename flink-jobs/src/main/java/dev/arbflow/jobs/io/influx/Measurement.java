package dev.arbflow.jobs.io.influx;

import dev.arbflow.market.behaviour.FeatureNames;
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
            new Fields().with(Type.DOUBLE, "differenceBps")),
    /** What a tape delivered in a period, at its start. */
    COVERAGE(
            "coverage",
            List.of("feed", "venue", "market"),
            new Fields().with(Type.DOUBLE, "liveShare").with(Type.LONG, "gaps", "books", "trades")),
    /** A tape that was under-represented in a period, at its start. */
    COVERAGE_ALARM(
            "coverage_alarm",
            List.of("feed", "venue", "market", "kind"),
            new Fields().with(Type.DOUBLE, "observed", "expected", "p")),
    /** How evenly the venues of a group were represented in a period, at its start. */
    COVERAGE_BALANCE(
            "coverage_balance",
            List.of("peers"),
            new Fields()
                    .with(Type.LONG, "venues")
                    .with(Type.DOUBLE, "liveEntropy", "liveLeastToMost")
                    .with(Type.DOUBLE, "booksEntropy", "booksGini")
                    .with(Type.DOUBLE, "tradesEntropy", "tradesGini")),
    /** Noised sums of a window, or that nothing is told of it, at its start. */
    RELEASE(
            "release",
            List.of("feed", "venue", "market"),
            new Fields()
                    .with(Type.BOOLEAN, "refused")
                    .with(Type.LONG, "trades")
                    .with(Type.DOUBLE, "volume", "epsilon", "spent", "budget")),
    /** Whether price differences depend on the cluster, at the end of the period. */
    ANOVA(
            "anova",
            List.of("market"),
            new Fields()
                    .with(Type.LONG, "modelVersion")
                    .with(Type.TEXT, "verdict")
                    .with(Type.DOUBLE, "welchF", "welchP", "etaSquared", "omegaSquared")),
    /** How a listing behaved in a sliding window, at the window's end. */
    FEATURE_WINDOW(
            "feature_window",
            List.of("venue", "market"),
            new Fields()
                    .with(Type.DOUBLE, FeatureNames.all())
                    .with(Type.BOOLEAN, "complete")
                    .with(Type.LONG, "scalerVersion")),
    /** The cluster of such a window, at the window's end. */
    CLUSTER(
            "cluster",
            List.of("venue", "market"),
            new Fields().with(Type.LONG, "cluster", "modelVersion").with(Type.DOUBLE, "distance")),
    /** Two listings that moved alike, at the end of the later window. */
    SIMILAR_PAIR(
            "similar_pair",
            List.of("first", "second"),
            new Fields().with(Type.DOUBLE, "distance", "correlation", "lagMs")),
    /** An earlier moment like this one, at the end of the window that was asked for. */
    NEIGHBOUR(
            "neighbour",
            List.of("venue", "market", "rank"),
            new Fields()
                    .with(Type.DOUBLE, "distance", "agoMs")
                    .with(Type.LONG, "cluster", "followedBy")),
    /** Venues of a market that moved alike and whose prices differ by more than both fees. */
    PATTERN_CANDIDATE(
            "pattern_candidate",
            List.of("market", "buy", "sell"),
            new Fields().with(Type.DOUBLE, "grossBps", "breakEvenBps", "distance", "agoMs")),
    /** How often a route was refused for a reason within a minute, at the minute's start. */
    REFUSAL(
            "refusal",
            List.of("market", "buy", "sell", "reason"),
            new Fields()
                    .with(Type.LONG, "samples", "candidates")
                    .with(Type.DOUBLE, "bestGrossBps", "bestNetBps")),
    /** A version of the clusters and how well it separates them, when it was learned. */
    MODEL(
            "model",
            List.of(),
            new Fields()
                    .with(Type.LONG, "version", "clusters", "windows")
                    .with(Type.BOOLEAN, "refitted")
                    .with(Type.DOUBLE, "silhouette", "daviesBouldin", "meanSquare"));

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
