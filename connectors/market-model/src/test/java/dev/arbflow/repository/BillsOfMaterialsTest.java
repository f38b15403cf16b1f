package dev.arbflow.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillsOfMaterialsTest {
    @TempDir Path folder;

    @Test
    void aBillThatIsMissingOrOlderThanAPomIsNotJudged() throws IOException {
        Path bill = folder.resolve("bom.json");
        Path root = at(2, "pom.xml");
        Path module = at(3, "connectors/one/pom.xml");
        List<Path> poms = BillsOfMaterials.poms(folder);
        assertThat(poms).containsExactlyInAnyOrder(root, module);

        assertThat(BillsOfMaterials.unfit(List.of(bill), poms).orElseThrow())
                .startsWith(bill + " is missing");
        at(2, "bom.json");
        assertThat(BillsOfMaterials.unfit(List.of(bill), poms).orElseThrow())
                .startsWith(bill + " is older than " + module);
        at(3, "bom.json");
        assertThat(BillsOfMaterials.unfit(List.of(bill), poms)).isEmpty();
    }

    private Path at(long second, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
    }
}
