package dev.arbflow.embedded.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyAgainstITCase {
    private static final Instant LONG_AGO = Instant.EPOCH;

    @TempDir Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private volatile int influxSays = 204;

    @Test
    void everyServerIsAskedWhatItIs() throws Exception {
        try (KafkaBroker kafka = EmbeddedKafka.start(root.resolve("k"), 0);
                MongoStore mongo = EmbeddedMongo.start(root.resolve("m"), 0);
                EmbeddedMail mail = EmbeddedMail.start()) {
            ServerVersions versions =
                    ServerVersions.in(
                            Map.of(
                                    "KAFKA_BROKER", kafka.bootstrapServers(),
                                    "MONGO_URI", mongo.uri(),
                                    "SMTP_SERVER", mail.host(),
                                    "SMTP_PORT", Integer.toString(mail.port())));

            assertThat(versions.of(Product.KAFKA))
                    .isEqualTo("Kafka, metadata up to 3.9-IV0, brokers: 1");
            assertThat(versions.of(Product.MONGODB)).isEqualTo("MongoDB 5.0.0");
            assertThat(versions.of(Product.SMTP)).contains("GreenMail");
        }
    }

    @Test
    void anInfluxTellsItsVersionInAHeader() throws Exception {
        HttpServer influx =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        influx.createContext(
                "/ping",
                exchange -> {
                    exchange.getResponseHeaders().set("X-Influxdb-Version", "v2.7.12");
                    exchange.sendResponseHeaders(influxSays, -1);
                    exchange.close();
                });
        influx.start();
        try {
            String url = "http://127.0.0.1:" + influx.getAddress().getPort();
            ServerVersions versions = ServerVersions.in(Map.of("INFLUX_URL", url));
            assertThat(versions.of(Product.INFLUXDB)).isEqualTo("InfluxDB v2.7.12");
            influxSays = 200;
            assertThat(versions.of(Product.INFLUXDB)).isEqualTo("InfluxDB v2.7.12");
            influxSays = 404;
            assertThatThrownBy(() -> versions.of(Product.INFLUXDB))
                    .hasMessage("InfluxDB does not answer (INFLUX_URL): IOException");
        } finally {
            influx.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"220 mx.example ESMTP", "220-mx.example ESMTP\r\n220 no junk"})
    void aGreetingMayHaveSeveralLines(String greeting) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greeted =
                    CompletableFuture.runAsync(() -> greet(server, greeting + "\r\n"));
            Map<String, String> environment =
                    Map.of(
                            "SMTP_SERVER",
                            "127.0.0.1",
                            "SMTP_PORT",
                            " %d ".formatted(server.getLocalPort()));
            assertThat(ServerVersions.in(environment).of(Product.SMTP))
                    .isEqualTo("mx.example ESMTP");
            greeted.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerThatIsGoneAfterTheTestsKeepsWhatTheyProved() throws Exception {
        Map<String, String> environment;
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            environment = named(mail);
        }
        report("mail", "MailTest", "<testcase name=\"arrives\"/>");

        assertThat(verify(environment).table(root, LONG_AGO, tests("MailTest"))).isZero();
        assertThat(out.toString(UTF_8))
                .contains("| mail server | does not answer any more | 1 | 1 | 0 | 0 |");
    }

    @Test
    void aServerThatIsAwayIsOneLineWithoutThePassword() {
        VerifyAgainst verify =
                verify(Map.of("MONGO_URI", "mongodb://me:hush@127.0.0.1:1/?connectTimeoutMS=500"));

        assertThat(verify.tags(print(complaints))).isEqualTo(2);
        assertThat(complaints.toString(UTF_8))
                .isEqualTo("arbflow: MongoDB does not answer (MONGO_URI): MongoTimeoutException\n");
    }

    @Test
    void anAddressThatIsNoneIsOneLineWithoutThePassword() {
        assertThat(verify(Map.of("MONGO_URI", "me:hush@m")).tags(print(complaints))).isEqualTo(2);
        assertThat(complaints.toString(UTF_8)).hasLineCount(1).doesNotContain("hush");
    }

    @Test
    void withoutAServerThereIsNothingToVerify() {
        assertThat(verify(Map.of("MONGO_URI", " ")).tags(print(complaints))).isEqualTo(2);
        assertThat(complaints.toString(UTF_8)).startsWith("arbflow: no server is named; set ");
    }

    @Test
    void aProductIsAsProvenAsItsTestsSay() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            report("mail", "MailTest", "<testcase name=\"arrives\"/>");
            report(
                    "jobs",
                    "AlertTest",
                    "<testcase name=\"q(Q)[1]\"><skipped message=\"empty\"/></testcase>");
            report("jobs", "OtherTest", "<testcase name=\"x\"><failure>no</failure></testcase>");

            int status = verify(named(mail)).table(root, LONG_AGO, tests("MailTest,AlertTest"));

            assertThat(status).isZero();
            assertThat(out.toString(UTF_8))
                    .containsPattern("\\| mail server \\| .+ \\| 2 \\| 1 \\| 0 \\| 1 \\|")
                    .endsWith("SKIPPED: AlertTest.q: empty\n");
        }
    }

    @Test
    void oneFailureIsEnough() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            report(
                    "mail",
                    "MailTest",
                    "<testcase name=\"a\"/><testcase name=\"b\"><error message=\"why&#10; at x\"/></testcase>");

            assertThat(verify(named(mail)).table(root, LONG_AGO, tests("MailTest"))).isOne();
            assertThat(out.toString(UTF_8)).endsWith("FAILED: MailTest.b: why\n");
        }
    }

    @Test
    void reportsOfAnEarlierRunProveNothing() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            report("mail", "MailTest", "<testcase name=\"arrives\"/>");

            Instant later = Instant.now().plusSeconds(60);
            assertThat(verify(named(mail)).table(root, later, tests("MailTest"))).isOne();
        }
    }

    private VerifyAgainst verify(Map<String, String> environment) {
        return new VerifyAgainst(environment, print(out));
    }

    private static Map<String, String> named(EmbeddedMail mail) {
        return Map.of("SMTP_SERVER", mail.host(), "SMTP_PORT", Integer.toString(mail.port()));
    }

    private static List<String> tests(String classes) {
        return List.of("smtp=" + classes);
    }

    private void report(String module, String test, String cases) throws IOException {
        Path folder =
                Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(
                folder.resolve("TEST-dev.arbflow." + test + ".xml"),
                "<testsuite>" + cases + "</testsuite>");
    }

    private static void greet(ServerSocket server, String greeting) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(greeting.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, UTF_8);
    }
}
