package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "db.example.org");

    private static final Path SETTINGS = RepositoryFiles.path("scripts/lib/settings.sh");

    @TempDir Path dir;

    /** What a file says, and what A is then; as docker compose has it. */
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("A=plain", "plain"),
                Arguments.of("A=", ""),
                Arguments.of("A=  two words \t", "two words"),
                Arguments.of("  A = b", "b"),
                Arguments.of("export A=b", "b"),
                Arguments.of("export  \tA=b", "b"),
                Arguments.of("export=1\nA=b", "b"),
                Arguments.of("A: b", "b"),
                Arguments.of("A=b\r\nB=c\r\n", "b"),
                Arguments.of("\uFEFFA=b", "b"),
                Arguments.of("# A=no\n\n  # A=no\nA=b", "b"),
                Arguments.of("A=first\nA=last", "last"),
                Arguments.of("A=b # comment", "b"),
                Arguments.of("A=b# none", "b# none"),
                Arguments.of("A= # comment", ""),
                Arguments.of("A=#none", "#none"),
                Arguments.of("A=b=c==", "b=c=="),
                Arguments.of("A=a&b;c|d(e)<f>*?!~`g`", "a&b;c|d(e)<f>*?!~`g`"),
                Arguments.of("A=$(touch never)", "$(touch never)"),
                Arguments.of("A=\"$(touch never) `touch never`\"", "$(touch never) `touch never`"),
                Arguments.of("A=it's \"quoted\" inside", "it's \"quoted\" inside"),
                Arguments.of("A=back\\slash\\n", "back\\slash\\n"),
                Arguments.of("A='b'", "b"),
                Arguments.of("A='b # no comment' # comment", "b # no comment"),
                Arguments.of("A='b'#comment", "b"),
                Arguments.of("A='$HOST ${HOST} \\n'", "$HOST ${HOST} \\n"),
                Arguments.of("A='let\\'s go'", "let's go"),
                Arguments.of("A=\" b \"", " b "),
                Arguments.of("A=\"b # no comment\" # comment", "b # no comment"),
                Arguments.of("A=\"say \\\"x\\\"\\tand\\n\\\\\"", "say \"x\"\tand\n\\"),
                Arguments.of("A=\"\\d+\"", "\\d+"),
                Arguments.of("A=\"two\nlines\"", "two\nlines"),
                Arguments.of("A='two\nlines'", "two\nlines"),
                Arguments.of("A=''", ""),
                Arguments.of("A=Zoë 東京", "Zoë 東京"),
                Arguments.of("A=mongodb://$HOST:27017", "mongodb://db.example.org:27017"),
                Arguments.of("A=\"${HOST}/x\"", "db.example.org/x"),
                Arguments.of("B=up\nA=${B}here", "uphere"),
                Arguments.of("HOST=other\nA=$HOST", "db.example.org"),
                Arguments.of("A=x${NOT_SET}y$NOT_SET", "xy"),
                Arguments.of("A=${NOT_SET:-else}", "else"),
                Arguments.of("A=${NOT_SET-${HOST}}", "db.example.org"),
                Arguments.of("EMPTY=\nA=${EMPTY:-else}${EMPTY-no}", "else"),
                Arguments.of("A=${HOST:+yes}${NOT_SET+no}", "yes"),
                Arguments.of("A=pa$$word$", "pa$word$"),
                Arguments.of("A=costs $5", "costs $5"),
                Arguments.of("A=\"\\$HOST $$HOST\"", "$HOST $HOST"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatDockerComposeReads(String text, String value) throws IOException {
        assertThat(EnvFile.read(write(text), ENVIRONMENT)).containsEntry("A", value);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void scriptsReadTheSame(String text, String value) throws Exception {
        write(text.replace("A=no", "NO=no"));

        assertThat(shell("read_settings \"$1\" \"$classes\"; printf %s \"$A\"")).isEqualTo(value);
        assertThat(dir.resolve("never")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A b=c      | is neither NAME=value nor a comment",
                "=secret    | is neither NAME=value nor a comment",
                "touch file | is neither NAME=value nor a comment",
                "A='secret  | has no closing '",
                "A=\"secret | has no closing \"",
                "A='b' more | goes on after the closing quote",
                "A=${1secret} | has a ${ that begins no variable; write $$ for a dollar sign",
                "A=${B:-secret | has a ${ without its closing brace",
                "A=${B:?secret} | needs B, which is not set",
            })
    void namesTheLineThatItCannotRead(String line, String problem) throws IOException {
        Path file = write("FINE=1\n" + line + "\n");

        assertThatThrownBy(() -> EnvFile.read(file, Map.of()))
                .isInstanceOf(ConfigError.class)
                .hasMessage(file + ", line 2, " + problem);
    }

    @Test
    void aScriptEndsWhereAFileCannotBeRead() throws Exception {
        write("A='open");

        assertThat(shell("read_settings \"$1\" \"$classes\"; echo goes on"))
                .startsWith("arbflow: ")
                .endsWith("line 1, has no closing '\n");
    }

    @Test
    void theEnvironmentWins() throws Exception {
        write("HOST=other\nNEW=1");

        assertThat(shell("read_settings \"$1\" \"$classes\"; printf %s \"$HOST $NEW\""))
                .isEqualTo("db.example.org 1");
    }

    @Test
    void anEmptyVariableCountsAsNotGiven() throws Exception {
        write("HOST=other");

        assertThat(shell("export HOST=' '; read_settings \"$1\" \"$classes\"; printf %s \"$HOST\""))
                .isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_PASS, SMTP_PASS_FILE",
        "SMTP_PASS_FILE, SMTP_PASS",
        "MONGO_URI, MONGO_URI_FILE"
    })
    void theEnvironmentWinsWhicheverWayASecretIsGiven(String variable, String inFile)
            throws Exception {
        write(inFile + "=other");

        String line =
                "export %1$s=mine; read_settings \"$1\" \"$classes\"; echo \"$%1$s ${%2$s-none}\"";
        assertThat(shell(line.formatted(variable, inFile))).isEqualTo("mine none\n");
    }

    @Test
    void aFileThatIsNotThatOfASecretIsTakenWhateverTheEnvironmentHas() throws Exception {
        write("FEES_FILE=fees.csv");

        assertThat(
                        shell(
                                "export FEES=1; read_settings \"$1\" \"$classes\"; printf %s"
                                        + " \"$FEES_FILE\""))
                .isEqualTo("fees.csv");
    }

    @Test
    void whatIsNotWrittenInUtf8IsOneClearLine() throws IOException {
        Path file = Files.write(dir.resolve(".env"), new byte[] {'A', '=', (byte) 0xEB});

        assertThatThrownBy(() -> EnvFile.read(file, Map.of()))
                .isInstanceOf(ConfigError.class)
                .hasMessage(file + " is not written in UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsOneClearLine() {
        Path none = dir.resolve("none");

        assertThatThrownBy(() -> EnvFile.read(none, Map.of())).hasMessage(none + " cannot be read");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve(".env"), text);
    }

    /** What a line of bash prints that has sourced the scripts' own functions. */
    private String shell(String line) throws Exception {
        Path classes =
                Path.of(EnvFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String all = ". ./settings.sh; JAVA=$2 classes=$3; " + line;
        ProcessBuilder shell =
                new ProcessBuilder(
                                Stream.concat(
                                                Stream.of("bash", "-euc", all, "bash"),
                                                Stream.of(dir.resolve(".env"), java, classes)
                                                        .map(Path::toString))
                                        .toList())
                        .directory(SETTINGS.getParent().toFile())
                        .redirectErrorStream(true);
        shell.environment().putAll(ENVIRONMENT);
        shell.environment().put("LC_ALL", "C.UTF-8");
        List.of("A", "B", "NEW", "EMPTY", "NOT_SET").forEach(shell.environment()::remove);
        shell.environment().keySet().removeIf(name -> name.endsWith("_FILE"));
        List.of("SMTP_PASS", "MONGO_URI").forEach(shell.environment()::remove);
        Process process = shell.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
