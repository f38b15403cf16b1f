package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.OwnJvm;
import dev.arbflow.sandbox.run.commands.Arbflow;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/adding-a-venue.md says with Acme, a venue that does not exist: its two folders
 * ({@code sandbox/src/test/made-up-venue}), its lines and its fee, compiled in front of the classes
 * of this build. Nothing else is compiled anew, so nothing else needs to know of it.
 */
@Timeout(300)
class MadeUpVenueTest {
    private static final Path MADE_UP = Path.of("sandbox/src/test/made-up-venue");
    private static final String MODEL = "connectors/market-model/src/main/java/dev/arbflow/market/";
    private static final String CONNECTOR =
            "connectors/exchange-websocket/src/main/java/dev/arbflow/connector/websocket/venue/";
    private static final String SANDBOX = "sandbox/src/main/java/dev/arbflow/sandbox/venues/";
    private static final String LOST_FRAMES = "2 % of frames lost";
    private static final String FEES = "flink-jobs/src/main/resources/fees.csv";

    @TempDir Path dir;
    private Path sources;
    private Path classes;

    @BeforeEach
    void addTheVenue() throws IOException {
        sources = Files.createDirectories(dir.resolve("sources"));
        classes = Files.createDirectories(dir.resolve("classes"));
        copy("connector");
        copy("simulator");
        add(MODEL + "Venue.java", "COINBASE(\"Coinbase\"),", "ACME(\"Acme\"),");
        add(MODEL + "Feed.java", "COINBASE(Venue.COINBASE),", "ACME(Venue.ACME),");
        add(
                CONNECTOR + "VenueProfiles.java",
                "CoinbaseVenue.PROFILE,",
                "dev.arbflow.connector.websocket.venue.acme.AcmeVenue.PROFILE,");
        add(
                SANDBOX + "SimulatedVenueList.java",
                "SimulatedCoinbase.VENUE,",
                "dev.arbflow.sandbox.venues.acme.SimulatedAcme.VENUE,");
        Files.writeString(
                classes.resolve("fees.csv"),
                RepositoryFiles.text(FEES) + "ACME,*,2011-01-01,0.25%,made up\n");
    }

    @Test
    void twoFoldersFourLinesAndAFeeMakeAVenueThatIsReadAndFound() throws Exception {
        assertThat(compiled()).isEmpty();

        Path said = dir.resolve("said");
        int status = proveFaults(said, "--venues", "ACME", "--faults", LOST_FRAMES, "--quiet");

        assertThat(status).as(Files.readString(said)).isEqualTo(RunLocal.FINE);
        assertThat(said)
                .content()
                .contains("| fault | ACME |", "| " + LOST_FRAMES + " |")
                .doesNotContain("wrong:");
    }

    private void copy(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RepositoryFiles.path(MADE_UP + "/" + folder))) {
            for (Path file : files.toList()) {
                Path target = sources.resolve(folder).resolve(file.getFileName());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Writes one line behind another that the file has once. */
    private void add(String path, String behind, String line) throws IOException {
        String text = RepositoryFiles.text(path);
        assertThat(text).containsOnlyOnce(behind);
        Files.writeString(
                sources.resolve(Path.of(path).getFileName()),
                text.replace(behind, behind + '\n' + line));
    }

    /** What the compiler has to say. */
    private String compiled() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> units = all.filter(path -> path.toString().endsWith(".java")).toList();
            compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-cp",
                                    OwnJvm.classPath(),
                                    "-d",
                                    classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(units))
                    .call();
        }
        return complaints.toString();
    }

    private int proveFaults(Path said, String... options) throws Exception {
        String inFront = classes + File.pathSeparator + OwnJvm.classPath();
        List<String> command = OwnJvm.command(inFront, Arbflow.class);
        command.add("prove-faults");
        command.addAll(List.of(options));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(Files.readString(said)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
