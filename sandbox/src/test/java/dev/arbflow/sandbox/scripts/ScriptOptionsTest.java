package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a script was asked for wrongly it refuses in one line and with status 2, before it does
 * anything.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ScriptOptionsTest {
    /** A branch that takes a value: {@code --dir) needs_value "$@"; dir=$2; shift ;;}. */
    private static final Pattern WITH_VALUE =
            Pattern.compile("^ +(--[a-z-]+(?: \\| --[a-z-]+)*)\\) .*\\$2", Pattern.MULTILINE);

    @TempDir Path tools;

    static Stream<Arguments> optionsWithAValue() throws IOException {
        List<Arguments> found = new ArrayList<>();
        for (Path script : scripts()) {
            for (MatchResult match :
                    WITH_VALUE.matcher(Files.readString(script)).results().toList()) {
                for (String option : match.group(1).split(" \\| ", -1)) {
                    found.add(Arguments.of(script.getFileName().toString(), option));
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(20);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("optionsWithAValue")
    void aMissingValueIsOneClearLine(String script, String option) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(option));
        if (List.of("cluster.sh", "servers.sh").contains(script)) {
            arguments.add(0, "start");
        }
        assertThat(refused(script, arguments)).isEqualTo("arbflow: " + option + " needs a value\n");
    }

    @ParameterizedTest
    @CsvSource({
        "prove-steady.sh, --minutes 0, '--minutes must be 1 or more, not 0'",
        "prove-steady.sh, --pace 0.0, '--pace needs a number above 0, not 0.0'",
        "prove-rescale.sh, --seconds x, '--seconds needs a whole number, not x'",
        "measure-cost.sh, --against /no/such, '--against: no folder /no/such'",
        "bench.sh, --rounds 0, '--rounds must be 1 or more, not 0'",
        "servers.sh, start --ports any, '--ports is default or auto, not any'",
        "cluster.sh, star, 'no such argument: star; --help says what there is'",
        "submit.sh, --form x, 'no such argument: --form; --help says what there is'",
        "faster-start.sh, x, 'no such argument: x; --help says what there is'",
        "measure-lead-lag.sh, x, 'no such argument: x; --help says what there is'",
        "measure-clusters.sh, x, 'no such argument: x; --help says what there is'",
        "measure-house.sh, --x, 'no such argument: --x; --help says what there is'",
        "measure-house.sh, not-a-commit, 'no commit not-a-commit'",
        "measure-similarity.sh, x, 'no such argument: x; --help says what there is'",
        "measure-discords.sh, x, 'no such argument: x; --help says what there is'",
        "measure-coverage.sh, --weeks 0, '--weeks must be 1 or more, not 0'",
        "measure-rejoin.sh, x, 'no such argument: x; --help says what there is'",
        "config.sh, '', '--help says what there is'",
        "topics.sh, market.books, 'no such argument: market.books; --help says what there is'",
        "restore.sh, '', 'say with --dir where the backup is'",
        "verify-against.sh, '', '--help says what there is'",
        "verify-against.sh, /no/such, 'no file /no/such'",
        "make-savepoint-fixture.sh, '', "
                + "'say which release the savepoints are of, for example 0.1.0'"
    })
    void aWrongArgumentIsOneClearLine(String script, String line, String said) throws Exception {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        assertThat(refused(script, arguments)).isEqualTo("arbflow: " + said + "\n");
    }

    private String refused(String script, List<String> arguments) throws Exception {
        Path said = Files.createTempFile(tools, "said", "");
        ProcessBuilder process = new ProcessBuilder("bash", scripts(script).toString());
        process.command().addAll(arguments);
        Process running = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(said)).isEqualTo(2);
        return Files.readString(said);
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> all = Files.list(scripts("."))) {
            return all.filter(ScriptOptionsTest::isOurs).sorted().toList();
        }
    }

    private static boolean isOurs(Path path) {
        try {
            return path.toString().endsWith(".sh")
                    && Files.readString(path).contains("lib/options.sh");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path scripts(String name) {
        return RepositoryFiles.path("scripts").resolve(name);
    }
}
