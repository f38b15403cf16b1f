package dev.arbflow.jobs.metrics;

import dev.arbflow.repository.RepositoryFiles;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tables of docs/observability.md. */
final class MetricsPage {
    private static final String PAGE = RepositoryFiles.text("docs/observability.md");

    private MetricsPage() {}

    /** A row: metric, kind, where, unit, meaning, alert; an alert's row begins with its name. */
    record Row(String metric, String kind, String meaning, String alert) {}

    static List<Row> ours() {
        return section("Metrics of ours");
    }

    static List<Row> flinks() {
        return section("Metrics of Flink");
    }

    static List<Row> alerts() {
        return section("Alerts");
    }

    private static List<Row> section(String heading) {
        String text = PAGE.split(Pattern.quote("## " + heading + "\n"), 2)[1].split("\n## ", 2)[0];
        return text.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .map(MetricsPage::row)
                .toList();
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0].replaceAll("[|` ]", ""),
                cells[1].strip().toUpperCase(Locale.ROOT),
                cells.length > 4 ? cells[4].strip() : "",
                cells[cells.length - 1].replace("|", "").strip());
    }
}
