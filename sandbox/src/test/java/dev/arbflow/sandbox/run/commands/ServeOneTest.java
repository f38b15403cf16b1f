package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ServeOneTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path dir;

    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicBoolean listening = new AtomicBoolean();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysInAFileWhereItListensAndEndsWhenToldTo() throws Exception {
        Thread server = serve("mail");
        List<String> settings = awaitLines(dir.resolve("env/mail.env"));

        assertThat(settings).contains("SMTP_TLS=none", "SMTP_SERVER=localhost");
        try (Socket client =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        Integer.parseInt(value(settings, "SMTP_PORT")))) {
            assertThat(client.isConnected()).isTrue();
        }
        end(server);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("mail serves");
    }

    @Test
    void asksForPortsInARow() {
        assertThat(OneServer.ports(18_080).values())
                .containsExactly(18_080, 18_081, 18_082, 18_083, 18_084);
        assertThat(OneServer.ports(0).values()).containsOnly(0);
    }

    @Test
    void playsTheVenuesAndLeavesTheirTruth() throws Exception {
        Thread server = serve("VENUES");
        List<String> settings = awaitLines(dir.resolve("env/venues.env"));
        end(server);

        assertThat(URI.create(value(settings, "BITSTAMP_URI")).getPort()).isPositive();
        assertThat(value(settings, "MARKETS")).isEqualTo("BTC/USD,ETH/USD");
        assertThat(dir.resolve("truth.tsv")).content().startsWith("slack\t");
    }

    @Test
    void refusesAServerThatThereIsNot() {
        assertThat(run("cassandra")).isEqualTo(RunLocal.REFUSED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("cassandra");
    }

    @Test
    void listensToNoInterruptionUnlessItServes() {
        assertThat(run("cassandra")).isEqualTo(RunLocal.REFUSED);
        assertThat(run("--help")).isEqualTo(RunLocal.FINE);

        assertThat(listening).isFalse();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isEqualTo(RunLocal.FINE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("kafka|mongo|influx|mail|venues");
    }

    private Thread serve(String... args) {
        Thread server = new Thread(() -> run(args), "server");
        server.start();
        return server;
    }

    private int run(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--dir";
        all[args.length + 1] = dir.toString();
        return ServeOne.run(all, new PrintStream(said, true, StandardCharsets.UTF_8), this::listen);
    }

    private CountDownLatch listen() {
        listening.set(true);
        return enough;
    }

    private void end(Thread server) throws InterruptedException {
        enough.countDown();
        server.join(PATIENCE.toMillis());
        assertThat(server.isAlive()).isFalse();
    }

    private static String value(List<String> settings, String key) {
        return settings.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> awaitLines(Path file) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) && System.nanoTime() < deadlineNs) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Files.readAllLines(file);
    }
}
