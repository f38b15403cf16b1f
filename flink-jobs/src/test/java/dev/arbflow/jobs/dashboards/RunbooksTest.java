package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.jobs.config.settings.Setting;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken by an alert finds a page that can be followed. */
class RunbooksTest {
    private static final String FOLDER = "docs/runbooks/";
    private static final String INDEX = "README.md";
    private static final Pattern SCRIPT = Pattern.compile("`(scripts/[a-z-]+\\.sh)");
    private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z_]+");
    private static final Pattern SETTING = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`");

    /** In capitals, and no setting: reasons of refusals, and a status of a feed. */
    private static final Set<String> OTHER_NAMES =
            Set.of("LEG_STALE", "CLOCK_JUMP", "FLINK_PARALLELISM");

    static List<JsonNode> alerts() {
        return GrafanaFiles.alerts();
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(RepositoryFiles.path(FOLDER))) {
            return pages.filter(page -> !page.endsWith(INDEX)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertNamesAPageOfItsOwn(JsonNode alert) {
        String title = alert.path("title").asText();
        String page = alert.at("/annotations/runbook").asText();

        assertThat(page).isEqualTo(FOLDER + kebab(title) + ".md");
        assertThat(RepositoryFiles.text(page)).startsWith("# " + title + "\n");
        assertThat(RepositoryFiles.text(FOLDER + INDEX))
                .contains("| " + title + " | ")
                .contains("(" + kebab(title) + ".md)");
    }

    @Test
    void noPageIsLeftOfAnAlertThatIsGone() throws IOException {
        assertThat(pages().stream().map(page -> page.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        alerts().stream()
                                .map(alert -> kebab(alert.path("title").asText()) + ".md")
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageSaysHowUrgentItIsWhereToLookWhatToDoAndWhenItIsOver(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(text)
                .containsSubsequence(
                        "\n**How urgent?** ",
                        "\n## Look\n\n1. ",
                        "\n## Do\n\n- ",
                        "\n## Well again when\n\n");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageNamesIsThere(Path page) throws IOException {
        String text = Files.readString(page);

        assertThat(found(SCRIPT, text))
                .allSatisfy(script -> assertThat(RepositoryFiles.path(script)).isExecutable());
        Set<String> asked =
                GrafanaFiles.promQueries().stream()
                        .flatMap(query -> query.metrics().stream())
                        .collect(Collectors.toSet());
        assertThat(asked).containsAll(METRIC.matcher(text).results().map(m -> m.group()).toList());
        Set<String> settings =
                Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());
        assertThat(found(SETTING, text))
                .filteredOn(name -> !OTHER_NAMES.contains(name))
                .isSubsetOf(settings);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static String kebab(String title) {
        return title.replaceAll("([a-z])([A-Z])", "$1-$2")
                .replace(' ', '-')
                .toLowerCase(Locale.ROOT);
    }
}
