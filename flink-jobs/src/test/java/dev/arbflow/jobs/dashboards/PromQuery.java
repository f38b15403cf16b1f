package dev.arbflow.jobs.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query in PromQL names, as far as its text shows it.
 *
 * @param where it stands, for messages
 * @param text the whole query
 * @param legend how its series are called, with labels as <code>{{label}}</code>; may be empty
 */
public record PromQuery(String where, String text, String legend) {
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][\\w:]*)\\{((?:[^}\"]|\"[^\"]*\")*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring) ?\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.$])[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Set<String> OPERATORS =
            Set.of("and", "or", "unless", "bool", "offset", "group_left", "group_right");

    /**
     * What is wrong with it, a line each.
     *
     * @param exposed values of each label of each metric that Prometheus finds
     */
    public List<String> complaints(Map<String, Map<String, Set<String>>> exposed) {
        List<String> complaints = new ArrayList<>();
        List<String> grouping = grouping();
        for (String metric : metrics()) {
            Map<String, Set<String>> labels = exposed.get(metric);
            if (labels == null) {
                complaints.add(where + ": nothing exposes " + metric);
            } else {
                grouping.stream()
                        .filter(label -> !labels.containsKey(label))
                        .forEach(l -> complaints.add(where + ": " + metric + " has no label " + l));
            }
        }
        complaints.addAll(matcherComplaints(exposed));
        LEGEND.matcher(legend)
                .results()
                .map(label -> label.group(1))
                .filter(label -> !grouping.contains(label))
                .forEach(label -> complaints.add(where + ": groups away its legend's " + label));
        return complaints;
    }

    /** Names of the metrics that it reads. */
    public Set<String> metrics() {
        String bare = text.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("\\{[^}]*}", "");
        bare = GROUPING.matcher(bare).replaceAll(" ");
        bare = RANGE.matcher(bare).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        NAME.matcher(bare).results().map(MatchResult::group).forEach(names::add);
        names.removeAll(OPERATORS);
        return names;
    }

    private List<String> matcherComplaints(Map<String, Map<String, Set<String>>> exposed) {
        List<String> complaints = new ArrayList<>();
        SELECTOR.matcher(text)
                .results()
                .forEach(
                        selector ->
                                MATCHER.matcher(selector.group(2))
                                        .results()
                                        .flatMap(
                                                m ->
                                                        complaint(
                                                                m,
                                                                exposed.getOrDefault(
                                                                        selector.group(1),
                                                                        Map.of())))
                                        .forEach(
                                                c ->
                                                        complaints.add(
                                                                where
                                                                        + ": "
                                                                        + selector.group(1)
                                                                        + c)));
        return complaints;
    }

    private static Stream<String> complaint(MatchResult matcher, Map<String, Set<String>> labels) {
        String label = matcher.group(1);
        if (!labels.containsKey(label)) {
            return Stream.of(" has no label " + label);
        }
        String value = matcher.group(3);
        if (value.contains("$")) {
            return Stream.empty(); // a variable of the dashboard
        }
        boolean found =
                labels.get(label).stream()
                        .anyMatch(
                                there ->
                                        matcher.group(2).endsWith("~")
                                                ? there.matches(value)
                                                : there.equals(value));
        return found ? Stream.empty() : Stream.of(" never has " + label + " " + value);
    }

    private List<String> grouping() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(list -> Stream.of(list.group(1).split(",", -1)))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }
}
