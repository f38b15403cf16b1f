package dev.arbflow.repository;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the bills of materials that a build left behind are those of what is built.
 *
 * <p>Only builds that are online write them. A test that judges one is skipped where there is none,
 * or one of an earlier {@code pom.xml}; in CI, which is online, it fails: a check that used to run
 * must not fall silent.
 */
public final class BillsOfMaterials {
    private static final int DEEPEST_POM = 3;

    private BillsOfMaterials() {}

    /** Lets the calling test go on if all of them may be judged. */
    public static void require(List<Path> bills) throws IOException {
        Path root = RepositoryFiles.path("scripts/servers.sh").getParent().getParent();
        Optional<String> unfit = unfit(bills, poms(root));
        if (unfit.isPresent() && System.getenv("CI") != null) {
            throw new AssertionError(unfit.get());
        }
        assumeTrue(unfit.isEmpty(), () -> unfit.orElse(""));
    }

    /** Why they cannot be judged; empty if they can. */
    static Optional<String> unfit(List<Path> bills, List<Path> poms) throws IOException {
        for (Path bill : bills) {
            if (!Files.exists(bill)) {
                return Optional.of(bill + " is missing: every build that is online makes it");
            }
            FileTime made = Files.getLastModifiedTime(bill);
            for (Path pom : poms) {
                if (Files.getLastModifiedTime(pom).compareTo(made) > 0) {
                    return Optional.of(bill + " is older than " + pom + ": build online");
                }
            }
        }
        return Optional.empty();
    }

    static List<Path> poms(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, DEEPEST_POM)) {
            return files.filter(file -> file.endsWith("pom.xml")).toList();
        }
    }
}
