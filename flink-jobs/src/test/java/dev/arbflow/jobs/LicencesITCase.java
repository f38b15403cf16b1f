package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.repository.BillsOfMaterials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The licences of all that is in the job jar, by the bill of materials that the build writes. */
class LicencesITCase {

    /** SPDX names of the licences under which a part may be given on with ours. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    private static final Path BILL = Path.of("target", "bom.json");

    @Test
    void everyPartOfTheJobJarMayBeGivenOn() throws IOException {
        BillsOfMaterials.require(List.of(BILL));
        Map<String, List<String>> licences = licencesByPart();

        assertThat(licences).hasSizeGreaterThan(40);
        assertThat(licences)
                .allSatisfy(
                        (part, offered) ->
                                assertThat(offered)
                                        .as("a licence of %s that is allowed", part)
                                        .anyMatch(ALLOWED::contains));
    }

    private static Map<String, List<String>> licencesByPart() throws IOException {
        JsonNode bom = new ObjectMapper().readTree(BILL.toFile());
        Map<String, List<String>> licences = new TreeMap<>();
        for (JsonNode part : bom.path("components")) {
            List<String> offered = new ArrayList<>();
            for (JsonNode choice : part.path("licenses")) {
                offered.add(choice.path("license").path("id").asText());
            }
            licences.put(part.path("group").asText() + ":" + part.path("name").asText(), offered);
        }
        return licences;
    }
}
