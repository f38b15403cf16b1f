package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of the page that lists every field, as a test reads it. */
final class DataDictionary {
    private static final String PAGE = "docs/data-dictionary.md";
    private static final Pattern HEADING = Pattern.compile("## `([^`]+)`");
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\|([^|\\\\]|\\\\.)*\\| (.+) \\|");

    /** Text and documented types of one section. */
    private record Section(List<String> lines, Map<String, String> typesByField) {}

    private final Map<String, Section> sections = new LinkedHashMap<>();

    /**
     * Reads a part.
     *
     * @param part how its heading begins, for instance {@code Topics}
     */
    DataDictionary(String part) {
        Section section = null;
        String text = RepositoryFiles.text(PAGE).split("\n# " + part, 2)[1].split("\n# ", 2)[0];
        for (String line : text.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                section = new Section(new ArrayList<>(), new TreeMap<>());
                assertThat(sections.put(heading.group(1), section))
                        .as("%s has two sections %s", PAGE, heading.group(1))
                        .isNull();
            } else if (section != null) {
                read(line, section);
            }
        }
    }

    private static void read(String line, Section section) {
        section.lines().add(line);
        if (line.startsWith("| `")) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches())
                    .as("%s: four cells, the last not empty: %s", PAGE, line)
                    .isTrue();
            section.typesByField().put(row.group(1), row.group(2).strip());
        }
    }

    /** Everything that has a section. */
    Set<String> names() {
        return sections.keySet();
    }

    /** How long it is kept, as the section says. */
    String kept(String name) {
        String text = String.join(" ", section(name).lines());
        Matcher kept = Pattern.compile("Kept: ([^.]+)\\.").matcher(text);
        assertThat(kept.find()).as("%s, section %s: say 'Kept: HOW LONG.'", PAGE, name).isTrue();
        return kept.group(1);
    }

    /** Fails unless the section has exactly these fields, each with this type. */
    void hasExactly(String name, Map<String, String> typesByField) {
        Map<String, String> documented = section(name).typesByField();
        List<String> wrong = new ArrayList<>();
        typesByField.forEach(
                (field, type) -> {
                    if (!type.equals(documented.get(field))) {
                        wrong.add(
                                "add the line: | `"
                                        + field
                                        + "` | "
                                        + type
                                        + " | UNIT | MEANING |");
                    }
                });
        documented.forEach(
                (field, type) -> {
                    if (!type.equals(typesByField.get(field))) {
                        wrong.add("remove the line: | `" + field + "` | " + type + " | ...");
                    }
                });
        assertThat(wrong).as("%s, section `%s`", PAGE, name).isEmpty();
    }

    private Section section(String name) {
        assertThat(sections).as("%s: add a section: ## `%s`", PAGE, name).containsKey(name);
        return sections.get(name);
    }
}
