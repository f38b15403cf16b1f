package dev.arbflow.sandbox.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.repository.BillsOfMaterials;
import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.advisories.Advisory.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The job jar and the sandbox, which runs on Flink and on the servers' own libraries, by the bills
 * of materials that the build writes.
 */
class AdvisoriesITCase {
    private static final List<Path> BILLS =
            List.of(Path.of("target", "bom.json"), Path.of("..", "flink-jobs/target/bom.json"));

    @Test
    void noPartHasAKnownHoleWithoutAReason() throws IOException {
        BillsOfMaterials.require(BILLS);
        Set<Part> parts = new HashSet<>();
        for (Path bill : BILLS) {
            parts.addAll(parts(bill));
        }

        assertThat(parts).hasSizeGreaterThan(80);
        assertThat(Advisories.parse(RepositoryFiles.text(".ci/advisories.tsv")).complaints(parts))
                .isEmpty();
    }

    private static Set<Part> parts(Path bill) throws IOException {
        Set<Part> parts = new HashSet<>();
        JsonNode bom = new ObjectMapper().readTree(bill.toFile());
        for (JsonNode part : bom.path("components")) {
            parts.add(
                    new Part(
                            part.path("group").asText() + ":" + part.path("name").asText(),
                            part.path("version").asText()));
        }
        return parts;
    }
}
