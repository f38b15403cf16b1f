package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.jobs.io.fields.Leaf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The measurements in the time-series store; tags and fields follow from the tables of records. */
public enum Measurement {
    /** The touch of a listing whenever it changes; without prices while its book is unusable. */
    QUOTE("quote"),
    /** One executed trade. */
    TRADE("trade"),
    /** One route evaluated at one moment. */
    SPREAD("spread"),
    /** One point per episode, at its opening; a later revision overwrites it. */
    EPISODE("episode"),
    /** Trade prices of a listing in a sliding window, at the window's end. */
    PRICE_WINDOW("price_window"),
    /** Difference of two venues' trade prices in a sliding window, at the window's end. */
    INDICATIVE("indicative"),
    /** What a tape delivered in a period, at its start. */
    COVERAGE("coverage"),
    /** A tape that was under-represented in a period, at its start. */
    COVERAGE_ALARM("coverage_alarm"),
    /** How evenly the venues of a group were represented in a period, at its start. */
    COVERAGE_BALANCE("coverage_balance"),
    /** Noised sums of a window, or that nothing is told of it, at its start. */
    RELEASE("release"),
    /** Whether price differences depend on the cluster, at the end of the period. */
    ANOVA("anova"),
    /** How a listing behaved in a sliding window, at the window's end. */
    FEATURE_WINDOW("feature_window"),
    /** The cluster of such a window, at the window's end. */
    CLUSTER("cluster"),
    /** Two listings that moved alike, at the end of the later window. */
    SIMILAR_PAIR("similar_pair"),
    /** An earlier moment like this one, at the end of the window that was asked for. */
    NEIGHBOUR("neighbour"),
    /** Venues of a market that moved alike and whose prices differ by more than both fees. */
    PATTERN_CANDIDATE("pattern_candidate"),
    /** A market that moved as never before, at the window's end. */
    DISCORD("discord"),
    /** Which of two venues of a market moved first in a period, at its end. */
    LEAD_LAG("lead_lag"),
    /** How much of the price each of two venues made in a period, at its end. */
    PRICE_DISCOVERY("price_discovery"),
    /** A stretch that looks like manipulation, at its beginning. */
    SUSPECT_ACTIVITY("suspect_activity"),
    /** How often a route was refused for a reason within a minute, at the minute's start. */
    REFUSAL("refusal"),
    /** One point per candidate, at its beginning; its outcome overwrites that it is open. */
    CANDIDATE("candidate"),
    /** What was left of an episode within a second, at the moment it was told. */
    FOLLOW_UP("follow_up"),
    /** One point per day and currency of the paper account; a later revision overwrites it. */
    PAPER("paper"),
    /** One point per episode of a cycle, at its opening; a later revision overwrites it. */
    CYCLE("cycle"),
    /** A version of the clusters and how well it separates them, when it was learned. */
    MODEL("model");

    /** Type of a field. */
    public enum Type {
        /** 64-bit floating point. */
        DOUBLE,
        /** 64-bit integer. */
        LONG,
        BOOLEAN,
        /** Any string. */
        TEXT;

        static Type of(Field<?> field) {
            return switch (field.kind()) {
                case DOUBLE, DECIMAL -> DOUBLE;
                case LONG, INT -> LONG;
                case BOOLEAN -> BOOLEAN;
                case TEXT -> TEXT;
                default -> throw new IllegalStateException("points have no values like " + field);
            };
        }
    }

    private static final String TAG = "tag";

    private final String code;

    Measurement(String code) {
        this.code = code;
    }

    private static void add(Field<?> field, Map<String, Leaf> leaves) {
        if (field.kind() == Kind.GROUP) {
            field.table().fields().forEach(inner -> add(inner, leaves));
        } else if (field.pointName() != null) {
            String name = field.pointName();
            String type = field.isTag() ? TAG : Type.of(field).name().toLowerCase(Locale.ROOT);
            leaves.putIfAbsent(name, new Leaf(name, type, field.unit(), field.meaning()));
        }
    }

    /** The name in the store, for example {@code price_window}. */
    public String code() {
        return code;
    }

    /** What, with the time, tells points apart. */
    public List<String> tags() {
        return leaves().stream().filter(leaf -> leaf.type().equals(TAG)).map(Leaf::path).toList();
    }

    /** Every field that a point may have, in order, with its type. */
    public Map<String, Type> fields() {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (Leaf leaf : leaves()) {
            if (!leaf.type().equals(TAG)) {
                fields.put(leaf.path(), Type.valueOf(leaf.type().toUpperCase(Locale.ROOT)));
            }
        }
        return fields;
    }

    /** Tags and fields as the data dictionary has them. */
    public List<Leaf> leaves() {
        Map<String, Leaf> byName = new LinkedHashMap<>();
        for (PointTable<?> points : Points.of(this)) {
            points.table().fields().forEach(field -> add(field, byName));
        }
        return List.copyOf(byName.values());
    }
}
