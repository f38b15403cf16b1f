package dev.arbflow.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test of every module takes its servers from one place. */
class ServersOfTestsTest {

    @Test
    void noTestStartsAStandInItselfWithoutSayingWhy() throws IOException {
        Path root = RepositoryFiles.path("scripts/servers.sh").getParent().getParent();
        List<String> complaints = new ArrayList<>();
        int read = 0;
        for (String module :
                List.of("connectors", "embedded-servers", "flink-jobs", "sandbox", "cluster")) {
            for (Path source : tests(root.resolve(module))) {
                ServersOfTests.complaints(Files.readString(source))
                        .forEach(each -> complaints.add(root.relativize(source) + " " + each));
                read++;
            }
        }
        assertThat(read).isGreaterThan(300);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aStandInOfATestsOwnNeedsAReason() {
        String starts = "@Test void x() { EmbeddedMongo.start(dir, 0); }";

        assertThat(ServersOfTests.complaints(starts))
                .containsExactly("starts a stand-in: ask Endpoints, or say why with @OwnServer");
        assertThat(ServersOfTests.complaints("@OwnServer(\"it stops it\") " + starts)).isEmpty();
    }

    @Test
    void whatIsAskedForIsTagged() {
        String asks = "@Test void x() { Endpoints.fromEnvironment().mongo(dataDir); }";

        assertThat(ServersOfTests.complaints(asks))
                .containsExactly("asks Endpoints and lacks @Tag(\"mongodb\")");
        assertThat(ServersOfTests.complaints("@Tag(\"mongodb\") " + asks)).isEmpty();
    }

    @Test
    void whatIsAskedForIsFoundWhateverItsFolderIsCalled() {
        String asks = "@Test void x() { Endpoints.fromEnvironment().influx(temp.resolve(\"i\")); }";

        assertThat(ServersOfTests.complaints(asks))
                .containsExactly("asks Endpoints and lacks @Tag(\"influxdb\")");
        assertThat(ServersOfTests.complaints("Endpoints.fromEnvironment(); @Test config.influx()"))
                .isEmpty();
    }

    @Test
    void topicsAndGroupsOnKafkaAreATestsOwn() {
        String asks = "KafkaBroker broker = Endpoints.fromEnvironment().kafka(folder);";

        assertThat(ServersOfTests.complaints(asks))
                .containsExactly("asks for Kafka and names topics without topicPrefix()");
        String own = asks + " broker.topicPrefix();";
        assertThat(ServersOfTests.complaints(own)).isEmpty();

        String reads = own + " KafkaSources.rules(env, kafka);";
        assertThat(ServersOfTests.complaints(reads))
                .containsExactly(
                        "reads Kafka by a group and sets no KAFKA_GROUP below topicPrefix()");
        assertThat(ServersOfTests.complaints(reads + " \"KAFKA_GROUP\"")).isEmpty();
    }

    /** Those of the stand-ins apart, which have to start them. */
    private static List<Path> tests(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> !file.toString().contains("/dev/arbflow/embedded/"))
                    .filter(file -> !file.getFileName().toString().startsWith("ServersOfTests"))
                    .toList();
        }
    }
}
