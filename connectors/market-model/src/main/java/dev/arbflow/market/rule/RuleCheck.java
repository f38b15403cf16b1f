package dev.arbflow.market.rule;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Whether a rule fits to the configuration and the rules that are there.
 *
 * <p>Asks what the routes that it is about would be judged by from the moment on from which it is
 * in force. It is held against a rule only what it would itself bring about.
 */
final class RuleCheck {
    /** Stands for every market that no rule names. */
    private static final Market ANOTHER = Market.parse("ANY/OTHER");

    private final Configured configured;
    private final RuleBook before;
    private final Rule rule;

    RuleCheck(RuleBook before, Rule rule) {
        this.configured = before.configured();
        this.before = before;
        this.rule = rule;
    }

    Optional<Objection> objection() {
        return beyondLimit().or(this::secondFee).or(this::contradiction);
    }

    /** Books are kept and looked at by the limits of the configuration. */
    private Optional<Objection> beyondLimit() {
        return Stream.of(Parameter.MAX_AGE_US, Parameter.MAX_LAG_US, Parameter.MAX_SKEW_US)
                .filter(each -> isBeyond(each.of(rule.values()), configured.values().get(each)))
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

    private static boolean isBeyond(Double wanted, double most) {
        return wanted != null && wanted > most;
    }

    private Optional<Objection> secondFee() {
        if (rule.takerFee() == null) {
            return Optional.empty();
        }
        List<Object> key = RuleBook.key(RuleBook.row(rule));
        return before.fees().rows().stream().anyMatch(row -> RuleBook.key(row).equals(key))
                ? contradicts("a fee of %s from that moment is there".formatted(rule.scope()))
                : Optional.empty();
    }

    private Optional<Objection> contradiction() {
        RuleBook after = before.with(rule);
        long[] momentsUs =
                LongStream.concat(
                                LongStream.of(rule.effectiveFromUs()),
                                Arrays.stream(before.changesUs())
                                        .filter(each -> each > rule.effectiveFromUs()))
                        .toArray();
        for (Route route : routes()) {
            for (long timeUs : momentsUs) {
                Optional<Objection> found = contradiction(route, after.of(route, timeUs));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> contradiction(Route route, RouteParameters its) {
        return atMost(route, its, Parameter.HOLD_NET_BPS, Parameter.MIN_NET_BPS)
                .or(() -> atMost(route, its, Parameter.MIN_NOTIONAL, Parameter.MAX_NOTIONAL))
                .or(() -> atMost(route, its, Parameter.MAX_LAG_US, Parameter.MAX_AGE_US))
                .or(() -> atMost(route, its, Parameter.MAX_SKEW_US, Parameter.MAX_AGE_US))
                .or(() -> neverOpens(its));
    }

    private Optional<Objection> atMost(
            Route route, RouteParameters its, Parameter small, Parameter large) {
        RouteParameters.Value lower = its.of(small);
        RouteParameters.Value upper = its.of(large);
        boolean ours = rule.equals(lower.by()) || rule.equals(upper.by());
        return ours && upper.value() != null && lower.value() > upper.value()
                ? contradicts(
                        "%s (%s) is above %s (%s)%s"
                                .formatted(
                                        said(small, lower.value()),
                                        origin(lower),
                                        said(large, upper.value()),
                                        origin(upper),
                                        where(route)))
                : Optional.empty();
    }

    private Optional<Objection> neverOpens(RouteParameters its) {
        RouteParameters.Value dwell = its.of(Parameter.DWELL_US);
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

    /** Of all routes that rules could tell apart one each. */
    private List<Route> routes() {
        List<Scope> scopes =
                Stream.concat(before.rules().stream(), Stream.of(rule)).map(Rule::scope).toList();
        Set<Market> markets = new LinkedHashSet<>(Set.of(ANOTHER));
        scopes.stream().map(Scope::market).filter(Objects::nonNull).forEach(markets::add);
        List<Venue> venues = venues(scopes);
        return markets.stream()
                .flatMap(market -> routes(market, venues))
                .filter(rule.scope()::covers)
                .toList();
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
