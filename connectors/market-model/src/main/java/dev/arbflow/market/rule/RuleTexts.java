package dev.arbflow.market.rule;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.TakerFee;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What holds for routes and what rules set, as people write and read it. */
public final class RuleTexts {
    private static final String FEE = "takerFee";
    private static final String LINE = "  %-12s %-22s %s";

    private RuleTexts() {}

    /**
     * Each parameter and fee of a route with the rule that it comes from.
     *
     * @param timeUs event time in microseconds
     */
    public static List<String> of(RuleBook book, Route route, long timeUs) {
        RouteParameters its = book.of(route, timeUs);
        List<String> lines = new ArrayList<>();
        lines.add(route.code());
        for (Parameter parameter : Parameter.values()) {
            RouteParameters.Value value = its.of(parameter);
            lines.add(LINE.formatted(parameter.field(), said(parameter, value), by(value.by())));
        }
        lines.add(fee("fee, buying", book, route.buyListing(), timeUs));
        lines.add(fee("fee, selling", book, route.sellListing(), timeUs));
        if (route.conversion() != null) {
            lines.add(fee("fee, exchange", book, route.conversion().over(), timeUs));
        }
        return lines;
    }

    private static String fee(String name, RuleBook book, Listing of, long timeUs) {
        return book.fees()
                .row(of.venue(), of.market(), timeUs)
                .map(row -> LINE.formatted(name, row.fee().printed(), row.source()))
                .orElseGet(() -> LINE.formatted(name, "not known", ""));
    }

    /**
     * What differs for a route between two books, for instance {@code minNetBps 2 -> 12}.
     *
     * @param timeUs event time in microseconds
     */
    public static List<String> changes(RuleBook before, RuleBook after, Route route, long timeUs) {
        RouteParameters from = before.of(route, timeUs);
        RouteParameters to = after.of(route, timeUs);
        List<String> changes = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            RouteParameters.Value was = from.of(parameter);
            RouteParameters.Value is = to.of(parameter);
            if (!Objects.equals(was.value(), is.value())) {
                changes.add(
                        parameter.field()
                                + ' '
                                + said(parameter, was)
                                + " -> "
                                + said(parameter, is));
            }
        }
        for (Listing listing : route.books()) {
            Object of = route.conversion() == null ? listing.venue() : listing;
            String was = printed(before, listing, timeUs);
            String is = printed(after, listing, timeUs);
            if (!was.equals(is)) {
                changes.add("fee of " + of + ' ' + was + " -> " + is);
            }
        }
        return changes;
    }

    private static String printed(RuleBook book, Listing of, long timeUs) {
        return book.fees()
                .find(of.venue(), of.market(), timeUs)
                .map(TakerFee::printed)
                .orElse("not known");
    }

    private static String by(Rule rule) {
        if (rule == null) {
            return "configuration";
        }
        String note = rule.note().isEmpty() ? "" : ": " + rule.note();
        return rule.title() + " of " + rule.scope() + note;
    }

    private static String said(Parameter parameter, RouteParameters.Value value) {
        if (value.value() == null) {
            return "any";
        }
        if (parameter == Parameter.SWITCHED_ON) {
            return value.value() > 0 ? "true" : "false";
        }
        double number = value.value();
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /**
     * Values by the names of their fields, {@code takerFee} aside.
     *
     * @throws IllegalArgumentException if there is no such field, or a value is none of it
     */
    public static Rule.Values values(Map<String, String> set) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        set.forEach(
                (field, text) -> {
                    if (!field.equals(FEE)) {
                        values.put(parameter(field), value(field, text));
                    }
                });
        return Rule.Values.of(values);
    }

    /**
     * The fee among such values; null if there is none.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TakerFee fee(Map<String, String> set) {
        return set.containsKey(FEE) ? TakerFee.parse(set.get(FEE)) : null;
    }

    private static Parameter parameter(String field) {
        List<String> fields = new ArrayList<>(List.of(FEE));
        for (Parameter parameter : Parameter.values()) {
            if (parameter.field().equals(field)) {
                return parameter;
            }
            fields.add(parameter.field());
        }
        throw new IllegalArgumentException(
                "no field '" + field + "'; there are " + String.join(", ", fields));
    }

    private static double value(String field, String text) {
        if (field.equals(Parameter.SWITCHED_ON.field())) {
            if (!List.of("true", "false").contains(text)) {
                throw new IllegalArgumentException(field + " must be true or false, not " + text);
            }
            return text.equals("true") ? 1 : 0;
        }
        double value = number(field, text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field + " must be a finite number, not " + text);
        }
        if (field.endsWith("Us") && value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    field + " must be a whole number of microseconds, not " + text);
        }
        return value;
    }

    /** In decimal digits. */
    private static double number(String field, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " must be a number, not " + text, e);
        }
    }
}
