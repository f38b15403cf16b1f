package dev.arbflow.market.rule;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rules that were taken, and what they come to for a route at a moment.
 *
 * <p>For each parameter by itself: of the rules that set it and are in force, the most specific
 * scope wins ({@link Scope.Level}), within a scope the newest. Where the two venues of a route both
 * set it, the stricter value holds. Fees are rows of the fee schedule like those of its file.
 *
 * <p>Immutable. What it says does not depend on the order in which rules came.
 */
public final class RuleBook {
    private final Configured configured;
    private final Map<Parameter, Double> basis;
    private final SortedMap<Integer, Rule> byVersion;
    private final Map<Scope, List<Rule>> byScope = new HashMap<>();
    private final FeeSchedule fees;
    private final Map<List<Object>, Rule> feeRules = new HashMap<>();

    private RuleBook(Configured configured, SortedMap<Integer, Rule> byVersion) {
        this.configured = configured;
        this.basis = configured.values();
        this.byVersion = byVersion;
        for (Rule rule : byVersion.values()) {
            byScope.computeIfAbsent(rule.scope(), each -> new ArrayList<>(1)).add(rule);
        }
        byScope.values().forEach(each -> each.sort(Rule.NEWEST_LAST));
        this.fees = withRules(configured.fees());
    }

    /** Without any rule. */
    public static RuleBook of(Configured configured) {
        return new RuleBook(configured, new TreeMap<>());
    }

    /** With one more; another of its version is gone. */
    public RuleBook with(Rule rule) {
        return with(List.of(rule));
    }

    /** With some more. */
    public RuleBook with(Collection<Rule> rules) {
        SortedMap<Integer, Rule> more = new TreeMap<>(byVersion);
        rules.forEach(rule -> more.put(rule.version(), rule));
        return new RuleBook(configured, more);
    }

    /** All rules, by version. */
    public Collection<Rule> rules() {
        return Collections.unmodifiableCollection(byVersion.values());
    }

    boolean has(int version) {
        return byVersion.containsKey(version);
    }

    /** The rule of a version; null if there is none. */
    Rule of(int version) {
        return byVersion.get(version);
    }

    /** The rules of a scope that come into force between two moments, and at neither. */
    List<Rule> between(Scope scope, long afterUs, long beforeUs) {
        List<Rule> rules = byScope.getOrDefault(scope, List.of());
        int from = inForce(rules, afterUs);
        return List.copyOf(rules.subList(from, Math.max(from, inForce(rules, beforeUs - 1))));
    }

    /** The rule of the same scope that sets a parameter next; null if there is none. */
    Rule next(Parameter parameter, Rule rule) {
        return byScope.getOrDefault(rule.scope(), List.of()).stream()
                .filter(each -> Rule.NEWEST_LAST.compare(each, rule) > 0)
                .filter(each -> parameter.of(each.values()) != null)
                .findFirst()
                .orElse(null);
    }

    Configured configured() {
        return configured;
    }

    /** Who charges what, by file and by rule. */
    public FeeSchedule fees() {
        return fees;
    }

    /**
     * What holds for a route.
     *
     * @param timeUs event time in microseconds
     */
    public RouteParameters of(Route route, long timeUs) {
        List<List<Scope>> scopes = Scope.about(route);
        return of(parameter -> value(parameter, scopes, timeUs), route.books(), timeUs);
    }

    /**
     * What holds for a trade over several books of several markets: what holds for each book by
     * itself, and of that the strictest.
     *
     * @param in what amounts are counted in: those of rules for a market of another quote are left
     *     aside
     * @param timeUs event time in microseconds
     */
    public RouteParameters of(List<Listing> books, Asset in, long timeUs) {
        return of(parameter -> strictest(parameter, books, in, timeUs), books, timeUs);
    }

    private RouteParameters of(
            Function<Parameter, RouteParameters.Value> found,
            Collection<Listing> books,
            long timeUs) {
        Map<Parameter, RouteParameters.Value> values = new EnumMap<>(Parameter.class);
        int version = books.stream().mapToInt(book -> feeVersion(book, timeUs)).max().orElse(0);
        for (Parameter parameter : Parameter.values()) {
            RouteParameters.Value value = found.apply(parameter);
            version = Math.max(version, value.version());
            values.put(parameter, value);
        }
        return new RouteParameters(values, version);
    }

    /**
     * One parameter of a route.
     *
     * @param scopes those that are about it, see {@link Scope#about}
     */
    RouteParameters.Value value(Parameter parameter, List<List<Scope>> scopes, long timeUs) {
        if (!byVersion.isEmpty()) {
            for (List<Scope> equals : scopes) {
                RouteParameters.Value found = strictest(parameter, equals, timeUs);
                if (found != null) {
                    return found;
                }
            }
        }
        return new RouteParameters.Value(basis.get(parameter), null);
    }

    private RouteParameters.Value strictest(
            Parameter parameter, List<Listing> books, Asset in, long timeUs) {
        return books.stream()
                .map(
                        book ->
                                value(
                                        parameter,
                                        Scope.about(book, parameter.isAmount() ? in : null),
                                        timeUs))
                .reduce((one, other) -> isStricter(parameter, other, one) ? other : one)
                .orElseThrow();
    }

    /** No limit at all is the least strict. */
    private static boolean isStricter(
            Parameter parameter, RouteParameters.Value value, RouteParameters.Value than) {
        return value.value() != null
                && (than.value() == null || parameter.isStricter(value.value(), than.value()));
    }

    private RouteParameters.Value strictest(Parameter parameter, List<Scope> scopes, long timeUs) {
        RouteParameters.Value strictest = null;
        for (Scope scope : scopes) {
            Rule rule = newest(parameter, scope, timeUs);
            if (rule != null) {
                double value = parameter.of(rule.values());
                if (strictest == null || parameter.isStricter(value, strictest.value())) {
                    strictest = new RouteParameters.Value(value, rule);
                }
            }
        }
        return strictest;
    }

    private Rule newest(Parameter parameter, Scope scope, long timeUs) {
        List<Rule> rules = byScope.getOrDefault(scope, List.of());
        for (int i = inForce(rules, timeUs) - 1; i >= 0; i--) {
            if (parameter.of(rules.get(i).values()) != null) {
                return rules.get(i);
            }
        }
        return null;
    }

    /** How many rules of a scope are in force at a moment. */
    private static int inForce(List<Rule> rules, long timeUs) {
        int from = 0;
        int to = rules.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (rules.get(middle).effectiveFromUs() <= timeUs) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The version of the rule that a listing's fee comes from; 0 if it is the configuration. */
    private int feeVersion(Listing listing, long timeUs) {
        if (feeRules.isEmpty()) {
            return 0;
        }
        return fees.row(listing.venue(), listing.market(), timeUs)
                .map(row -> feeRules.get(FeeRows.key(row)))
                .map(Rule::version)
                .orElse(0);
    }

    private FeeSchedule withRules(FeeSchedule schedule) {
        Map<List<Object>, FeeSchedule.Row> rows = new LinkedHashMap<>();
        schedule.rows().forEach(row -> rows.put(FeeRows.key(row), row));
        for (Rule rule : byVersion.values()) {
            if (rule.takerFee() != null) {
                FeeSchedule.Row row = FeeRows.of(rule);
                rows.put(FeeRows.key(row), row);
                feeRules.put(FeeRows.key(row), rule);
            }
        }
        return feeRules.isEmpty()
                ? schedule
                : new FeeSchedule(schedule.version(), List.copyOf(rows.values()));
    }

    /** The moments at which a rule comes into force. */
    public long[] changesUs() {
        return byVersion.values().stream()
                .mapToLong(Rule::effectiveFromUs)
                .sorted()
                .distinct()
                .toArray();
    }
}
