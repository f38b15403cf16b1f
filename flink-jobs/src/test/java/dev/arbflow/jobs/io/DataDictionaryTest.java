package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.jobs.io.influx.Measurement;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rows of docs/data-dictionary.md are those of the tables of fields.
 *
 * <p>{@code -Darbflow.docs.write=true} writes them into the page instead of comparing.
 */
class DataDictionaryTest {
    private static final String PAGE = "docs/data-dictionary.md";
    private static final Pattern HEADING = Pattern.compile("(#+) `?([^` ]+).*");

    private static final Map<String, JsonCodec<?>> TOPICS =
            Map.ofEntries(
                    Map.entry(Topic.TRADES.plainName(), JsonCodec.trades()),
                    Map.entry(Topic.BOOKS.plainName(), JsonCodec.books()),
                    Map.entry(Topic.FEED_STATUS.plainName(), JsonCodec.feedStatus()),
                    Map.entry(Topic.MALFORMED.plainName(), JsonCodec.malformed()),
                    Map.entry(Topic.EPISODES.plainName(), JsonCodec.episodes()),
                    Map.entry(Topic.CANDIDATES.plainName(), JsonCodec.candidates()),
                    Map.entry(Topic.FOLLOW_UPS.plainName(), JsonCodec.followUps()),
                    Map.entry(Topic.SUSPECTS.plainName(), JsonCodec.suspects()),
                    Map.entry(Topic.PAPER.plainName(), JsonCodec.paper()),
                    Map.entry(Topic.RULES.plainName(), JsonCodec.rules()),
                    Map.entry(Topic.CYCLES.plainName(), JsonCodec.cycles()));

    @Test
    void hasTheRowsOfTheTables() throws IOException {
        String page = RepositoryFiles.text(PAGE);
        String derived = withRows(page, sections());
        if (Boolean.getBoolean("arbflow.docs.write")) {
            Files.writeString(RepositoryFiles.path(PAGE), derived);
        } else {
            assertThat(page).as("run this test with -Darbflow.docs.write=true").isEqualTo(derived);
        }
    }

    @Test
    void everyFieldHasAMeaning() {
        assertThat(sections().values())
                .allSatisfy(
                        leaves ->
                                assertThat(leaves)
                                        .allSatisfy(
                                                leaf ->
                                                        assertThat(leaf.meaning())
                                                                .as(leaf.path())
                                                                .isNotBlank()));
    }

    /** Fields by the title of their part and the name of their section. */
    private static Map<String, Collection<Leaf>> sections() {
        Map<String, Collection<Leaf>> sections = new HashMap<>();
        TOPICS.forEach((topic, codec) -> sections.put("Topics " + topic, codec.leaves()));
        for (String collection : Documents.collections()) {
            sections.put("Collections " + collection, Documents.leaves(collection));
        }
        for (Measurement measurement : Measurement.values()) {
            sections.put("Measurements " + measurement.code(), measurement.leaves());
        }
        return sections;
    }

    private static String withRows(String page, Map<String, Collection<Leaf>> sections) {
        List<String> lines = new ArrayList<>();
        String part = "";
        Collection<Leaf> leaves = List.of();
        for (String line : page.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches() && heading.group(1).length() == 1) {
                part = heading.group(2);
            } else if (heading.matches()) {
                leaves = sections.getOrDefault(part + ' ' + heading.group(2), List.of());
            }
            if (!line.startsWith("| `")) {
                lines.add(line);
            }
            if (line.equals("|---|---|---|---|")) {
                leaves.forEach(leaf -> lines.add(row(leaf)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(Leaf leaf) {
        String unit = leaf.unit().replace("|", "\\|");
        return "| `%s` | %s |%s | %s |"
                .formatted(
                        leaf.path(),
                        leaf.type(),
                        unit.isEmpty() ? "" : ' ' + unit,
                        leaf.meaning().replace("|", "\\|"));
    }
}
