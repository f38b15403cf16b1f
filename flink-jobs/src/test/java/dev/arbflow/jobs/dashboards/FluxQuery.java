package dev.arbflow.jobs.dashboards;

import dev.arbflow.jobs.io.influx.Measurement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query in Flux names, as far as its text shows it.
 *
 * @param text the whole query
 */
record FluxQuery(String text) {
    private static final Pattern MEASUREMENT = Pattern.compile("r\\._measurement == \"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("r\\._field == \"([^\"]*)\"");
    private static final Pattern COLUMN = Pattern.compile("\\br\\.([A-Za-z_]\\w*)");
    private static final Pattern COLUMNS =
            Pattern.compile("(?:columns|rowKey|columnKey): \\[([^\\]]*)\\]");
    private static final Pattern ONE_COLUMN =
            Pattern.compile("(?:column|valueColumn|tag): \"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern MADE_BY_MAP = Pattern.compile("(?:with|,) (\\w+): ");
    private static final Pattern RENAMED = Pattern.compile("rename\\(columns: \\{([^}]*)\\}");
    private static final Pattern RENAMING = Pattern.compile("(\\w+): \"([^\"]*)\"");

    /** After one of these, rows of several fields are in one table, whose values have one type. */
    private static final Set<String> MERGED = Set.of("|> group()", "|> group(columns: []");

    /** Columns that InfluxDB itself makes. */
    private static final Set<String> BUILT_IN =
            Set.of("_measurement", "_field", "_value", "_time", "_start", "_stop");

    /** What is wrong with it, a line each; empty if all it names is written. */
    List<String> complaints() {
        List<String> measurements = all(MEASUREMENT);
        List<String> complaints = new ArrayList<>();
        if (measurements.size() != all(Pattern.compile("(from\\(|tagValues\\()")).size()) {
            complaints.add("reads something without naming its measurement");
        }
        for (String name : measurements) {
            Optional<Measurement> found =
                    Stream.of(Measurement.values()).filter(m -> m.code().equals(name)).findFirst();
            if (found.isEmpty()) {
                complaints.add("measurement " + name + " is not written");
            } else {
                complaints.addAll(complaintsAbout(found.get()));
            }
        }
        return complaints;
    }

    private List<String> complaintsAbout(Measurement measurement) {
        List<String> complaints = new ArrayList<>();
        for (String field : all(FIELD)) {
            if (!measurement.fields().containsKey(field)) {
                complaints.add(measurement.code() + " has no field " + field);
            }
        }
        Set<Measurement.Type> types =
                all(FIELD).stream().map(measurement.fields()::get).collect(Collectors.toSet());
        if (types.size() > 1 && MERGED.stream().anyMatch(text::contains) && !isOneType()) {
            complaints.add(measurement.code() + " has fields of several types in one table");
        }
        Set<String> known = new HashSet<>(BUILT_IN);
        known.addAll(measurement.tags());
        known.addAll(all(FIELD)); // they become columns in a pivot
        known.addAll(made());
        columns().stream()
                .filter(column -> !known.contains(column))
                .forEach(c -> complaints.add(measurement.code() + " has no tag " + c));
        return complaints;
    }

    private boolean isOneType() {
        return text.contains("|> toFloat()") || text.contains("|> toString()");
    }

    private Set<String> columns() {
        Set<String> columns = new HashSet<>(all(COLUMN));
        columns.addAll(all(ONE_COLUMN));
        each(COLUMNS, list -> columns.addAll(new FluxQuery(list.group(1)).all(QUOTED)));
        each(RENAMED, names -> columns.addAll(new FluxQuery(names.group(1)).all(RENAMING)));
        return columns;
    }

    private Set<String> made() {
        Set<String> made = new HashSet<>(all(MADE_BY_MAP));
        each(
                RENAMED,
                names ->
                        new FluxQuery(names.group(1))
                                .each(RENAMING, renaming -> made.add(renaming.group(2))));
        return made;
    }

    private List<String> all(Pattern pattern) {
        List<String> found = new ArrayList<>();
        each(pattern, match -> found.add(match.group(1)));
        return found;
    }

    private void each(Pattern pattern, Consumer<Matcher> action) {
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            action.accept(match);
        }
    }
}
