package dev.arbflow.jobs.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus finds at a reporter.
 *
 * @param series values of each label of each metric
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format</a>
 */
public record Exposition(Map<String, Map<String, Set<String>>> series) {
    private static final Pattern LINE =
            Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Reads the answer to one scrape. */
    public static Exposition of(String text) {
        Map<String, Map<String, Set<String>>> series = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            Map<String, Set<String>> labels =
                    series.computeIfAbsent(line.group(1), name -> new TreeMap<>());
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2))
                        .results()
                        .forEach(
                                label ->
                                        labels.computeIfAbsent(
                                                        label.group(1), name -> new TreeSet<>())
                                                .add(label.group(2)));
            }
        }
        return new Exposition(series);
    }
}
