package dev.arbflow.market.rule;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether a rule fits to the configuration and the rules that are there.
 *
 * <p>Asks what the routes that it is about would be judged by from the moment on from which it is
 * in force, at each moment at which that may change until a newer rule has taken its place. It is
 * held against a rule only what it would itself bring about.
 */
final class RuleCheck {
    /** Stands for every market that no rule names. */
    private static final Market ANOTHER = Market.parse("ANY/OTHER");

    private static final List<AtMost> ORDERED =
            List.of(
                    new AtMost(Parameter.HOLD_NET_BPS, Parameter.MIN_NET_BPS),
                    new AtMost(Parameter.MIN_NOTIONAL, Parameter.MAX_NOTIONAL),
                    new AtMost(Parameter.MAX_LAG_US, Parameter.MAX_AGE_US),
                    new AtMost(Parameter.MAX_SKEW_US, Parameter.MAX_AGE_US));

    private final Configured configured;
    private final RuleBook before;
    private final Rule rule;

    /** What it sets and may be wrong for a route, and what that is compared with. */
    private final Set<Parameter> asked = EnumSet.noneOf(Parameter.class);

    RuleCheck(RuleBook before, Rule rule) {
        this.configured = before.configured();
        this.before = before;
        this.rule = rule;
        if (sets(Parameter.DWELL_US)) {
            asked.add(Parameter.DWELL_US);
        }
        ORDERED.stream()
                .filter(this::isSet)
                .forEach(each -> asked.addAll(List.of(each.small, each.large)));
    }

    /** A parameter that must not be above another. */
    private record AtMost(Parameter small, Parameter large) {}

    private boolean sets(Parameter parameter) {
        return parameter.of(rule.values()) != null;
    }

    private boolean isSet(AtMost either) {
        return sets(either.small) || sets(either.large);
    }

    Optional<Objection> objection() {
        return beyondLimit().or(this::secondFee).or(this::contradiction);
    }

    /** Books are kept and looked at by the limits of the configuration. */
    private Optional<Objection> beyondLimit() {
        return Stream.of(Parameter.MAX_AGE_US, Parameter.MAX_LAG_US, Parameter.MAX_SKEW_US)
                .filter(this::sets)
                .filter(each -> each.of(rule.values()) > configured.values().get(each))
                .findFirst()
                .map(
                        each ->
                                new Objection(
                                        Objection.Reason.BEYOND_LIMIT,
                                        "%s is above that of the configuration, %s"
                                                .formatted(
                                                        said(each, each.of(rule.values())),
                                                        said(
                                                                each,
                                                                configured.values().get(each)))));
    }

    private Optional<Objection> secondFee() {
        if (rule.takerFee() == null) {
            return Optional.empty();
        }
        List<Object> key = FeeRows.key(FeeRows.of(rule));
        return before.fees().rows().stream().anyMatch(row -> FeeRows.key(row).equals(key))
                ? contradicts("a fee of %s from that moment is there".formatted(rule.scope()))
                : Optional.empty();
    }

    private Optional<Objection> contradiction() {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        RuleBook after = before.with(rule);
        long untilUs = untilUs();
        for (Route route : routes()) {
            if (!rule.scope().covers(route)) {
                continue;
            }
            List<List<Scope>> scopes = Scope.about(route);
            for (long timeUs : momentsUs(scopes, untilUs)) {
                Optional<Objection> found =
                        contradiction(route, each -> after.value(each, scopes, timeUs));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** From when on newer rules of the same scope have taken its place in all that is asked. */
    private long untilUs() {
        long untilUs = rule.effectiveFromUs();
        for (Parameter parameter : asked) {
            if (sets(parameter)) {
                Rule next = before.next(parameter, rule);
                untilUs = Math.max(untilUs, next == null ? Long.MAX_VALUE : next.effectiveFromUs());
            }
        }
        return untilUs;
    }

    /** When what is asked of a route may change, from the moment of the rule on. */
    private long[] momentsUs(List<List<Scope>> scopes, long untilUs) {
        return LongStream.concat(
                        LongStream.of(rule.effectiveFromUs()),
                        scopes.stream()
                                .flatMap(List::stream)
                                .map(each -> before.between(each, rule.effectiveFromUs(), untilUs))
                                .flatMap(List::stream)
                                .filter(this::concerns)
                                .mapToLong(Rule::effectiveFromUs))
                .sorted()
                .distinct()
                .toArray();
    }

    private boolean concerns(Rule other) {
        return asked.stream().anyMatch(each -> each.of(other.values()) != null);
    }

    private Optional<Objection> contradiction(
            Route route, Function<Parameter, RouteParameters.Value> its) {
        return ORDERED.stream()
                .filter(this::isSet)
                .flatMap(each -> atMost(route, its, each).stream())
                .findFirst()
                .or(() -> sets(Parameter.DWELL_US) ? neverOpens(its) : Optional.empty());
    }

    private Optional<Objection> atMost(
            Route route, Function<Parameter, RouteParameters.Value> its, AtMost pair) {
        RouteParameters.Value lower = its.apply(pair.small);
        RouteParameters.Value upper = its.apply(pair.large);
        boolean ours = rule.equals(lower.by()) || rule.equals(upper.by());
        return ours && upper.value() != null && lower.value() > upper.value()
                ? contradicts(
                        "%s (%s) is above %s (%s)%s"
                                .formatted(
                                        said(pair.small, lower.value()),
                                        origin(lower),
                                        said(pair.large, upper.value()),
                                        origin(upper),
                                        where(route)))
                : Optional.empty();
    }

    private Optional<Objection> neverOpens(Function<Parameter, RouteParameters.Value> its) {
        RouteParameters.Value dwell = its.apply(Parameter.DWELL_US);
        return rule.equals(dwell.by()) && dwell.value() >= configured.ageCapUs()
                ? contradicts(
                        "%s is not below the longest believable episode, %d, so that none could open"
                                .formatted(
                                        said(Parameter.DWELL_US, dwell.value()),
                                        configured.ageCapUs()))
                : Optional.empty();
    }

    private String origin(RouteParameters.Value value) {
        if (value.by() == null) {
            return "the configuration";
        }
        return value.by().equals(rule)
                ? "this rule"
                : value.by().title() + " of " + value.by().scope();
    }

    private static String where(Route route) {
        return route.market().equals(ANOTHER) ? "" : " on " + route;
    }

    private static Optional<Objection> contradicts(String words) {
        return Optional.of(new Objection(Objection.Reason.CONTRADICTION, words));
    }

    private static String said(Parameter parameter, double value) {
        return parameter.field()
                + ' '
                + (value == Math.rint(value) ? Long.toString((long) value) : value);
    }

    /** One each of the routes that rules could tell apart in what is asked. */
    private List<Route> routes() {
        List<Scope> scopes =
                Stream.concat(before.rules().stream().filter(this::concerns), Stream.of(rule))
                        .map(Rule::scope)
                        .toList();
        List<Venue> venues = venues(scopes);
        return markets(scopes).stream().flatMap(market -> routes(market, venues)).toList();
    }

    private Set<Market> markets(List<Scope> scopes) {
        if (rule.scope().market() != null) {
            return Set.of(rule.scope().market());
        }
        Set<Market> markets = new LinkedHashSet<>(Set.of(ANOTHER));
        scopes.stream().map(Scope::market).filter(Objects::nonNull).forEach(markets::add);
        return markets;
    }

    /** Those that are named, and two that are not. */
    private static List<Venue> venues(List<Scope> scopes) {
        EnumSet<Venue> named = EnumSet.noneOf(Venue.class);
        scopes.stream().flatMap(scope -> Stream.of(scope.venues())).forEach(named::add);
        List<Venue> venues = new ArrayList<>(named);
        EnumSet.complementOf(named).stream().limit(2).forEach(venues::add);
        return venues;
    }

    private static Stream<Route> routes(Market market, List<Venue> venues) {
        return venues.stream()
                .flatMap(
                        buy ->
                                venues.stream()
                                        .filter(sell -> sell != buy)
                                        .map(sell -> new Route(market, buy, sell)));
    }
}
