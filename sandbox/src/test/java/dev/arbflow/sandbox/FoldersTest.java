package dev.arbflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One folder, one idea: in all modules. */
class FoldersTest {
    private static final int FEW = 20;
    private static final String PACKAGE_INFO = "package-info.java";

    @Test
    void aFolderOfMoreThanTwentyFilesSaysWhy() throws IOException {
        Map<Path, Long> folders = filesPerFolder();

        assertThat(folders).hasSizeGreaterThan(50);
        folders.forEach(
                (folder, files) -> {
                    if (files > FEW) {
                        assertThat(folder.resolve(PACKAGE_INFO))
                                .as("%s has %d files", folder, files)
                                .content()
                                .contains("<p>More than twenty files");
                    }
                });
    }

    @Test
    void aFolderOfFewFilesDoesNotExcuseItself() throws IOException {
        filesPerFolder()
                .forEach(
                        (folder, files) -> {
                            Path why = folder.resolve(PACKAGE_INFO);
                            if (files <= FEW && Files.exists(why)) {
                                assertThat(why)
                                        .content()
                                        .as("%s has %d files", folder, files)
                                        .doesNotContain("More than twenty files");
                            }
                        });
    }

    private static Map<Path, Long> filesPerFolder() throws IOException {
        Path root = RepositoryFiles.path(".ci").getParent();
        try (Stream<Path> modules = Files.walk(root, 2)) {
            List<Path> sources =
                    modules.map(module -> module.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .toList();
            Map<Path, Long> folders = new TreeMap<>();
            for (Path each : sources) {
                folders.putAll(filesPerFolder(each));
            }
            return folders;
        }
    }

    private static Map<Path, Long> filesPerFolder(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith(PACKAGE_INFO))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        }
    }
}
