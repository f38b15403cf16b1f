package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a running sandbox listens on, and what foreign pages get from it. */
@Timeout(600)
class ListenersITCase {
    private static final Duration START_AT_MOST = Duration.ofMinutes(10);
    private static final int SILENCE_MS = 15_000;
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?m)^ {2}(\\S.*?)\\s+(?:embedded on )?((?:https?|ws|mongodb)://\\S+)$");
    private static final String DROP = "/exec?query=drop%20table%20quote";

    @TempDir static Path dir;

    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static final CountDownLatch ENOUGH = new CountDownLatch(1);
    private static Set<InetSocketAddress> before;
    private static Thread sandbox;
    private static List<Integer> httpPorts;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(ListeningSockets.areKnown()).as("the kernel lists sockets").isTrue();
        before = ListeningSockets.all();
        String[] args = {
            "--seconds", "600", "--ports", "auto", "--data-dir", dir.resolve("data").toString()
        };
        PrintStream out = new PrintStream(SAID, true, StandardCharsets.UTF_8);
        sandbox = new Thread(() -> RunLocal.run(args, out, ENOUGH), "sandbox");
        sandbox.start();
        long deadlineNs = System.nanoTime() + START_AT_MOST.toNanos();
        while (!said().contains("sandbox.log") && System.nanoTime() < deadlineNs) {
            assertThat(sandbox.isAlive()).as(said()).isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(said()).contains("sandbox.log");
        httpPorts = speakHttp(sockets());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        ENOUGH.countDown();
        if (sandbox != null) {
            sandbox.join();
        }
    }

    @Test
    void allAreOnLoopback() throws Exception {
        assertThat(sockets())
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(socket -> socket.getAddress().isLoopbackAddress());
    }

    @Test
    void thoseThatSpeakHttpAreTheOnesThatSayWhereTheyAre() throws Exception {
        List<Integer> known =
                addresses().values().stream()
                        .filter(uri -> !uri.getScheme().equals("mongodb"))
                        .map(URI::getPort)
                        .toList();
        assertThat(httpPorts).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void refuseWhatAForeignPageAsksFor() throws Exception {
        SoftAssertions refused = new SoftAssertions();
        for (int port : httpPorts) {
            String own = "127.0.0.1:" + port;
            for (String request :
                    List.of(
                            request("GET", "/", "rebound.example:" + port, ""),
                            request("GET", "/", "rebound.example", ""),
                            request("GET", "/", own, "Origin: http://foreign.example\r\n"),
                            request("GET", "/", own, "Origin: null\r\n"),
                            request("GET", "/", own, "Origin: http://127.0.0.1:1\r\n"),
                            request("POST", "/", own, "Origin: http://foreign.example\r\n"))) {
                // QuestDB sends / on to a page that it refuses.
                refused.assertThat(status(port, request)).as(request).isBetween(301, 499);
            }
        }
        refused.assertAll();
    }

    @Test
    void noForeignPageWritesASavepointOrStopsAJob() throws Exception {
        URI flink = addresses().get("Flink web UI");
        String own = "127.0.0.1:" + flink.getPort();
        String overview = answer(flink.getPort(), request("GET", "/jobs/overview", own, ""), 1_000);
        String job =
                Pattern.compile("\"jid\":\"(\\w+)\"")
                        .matcher(overview)
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElseThrow();
        String folder = "{\"target-directory\":\"%s\"}".formatted(dir.resolve("chosen").toUri());
        String post =
                "POST /jobs/%s/savepoints HTTP/1.1\r\nHost: %s\r\n".formatted(job, own)
                        + "Origin: http://foreign.example\r\nContent-Type: text/plain\r\n"
                        + "Connection: close\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(folder.length(), folder);
        SoftAssertions refused = new SoftAssertions();
        refused.assertThat(status(flink.getPort(), post)).isEqualTo(403);
        for (String path :
                List.of("/jobs/" + job + "/yarn-cancel", "/jobs/" + job + "/yarn-stop")) {
            String link = request("GET", path, own, "Sec-Fetch-Site: cross-site\r\n");
            refused.assertThat(status(flink.getPort(), link)).as(path).isEqualTo(403);
        }
        refused.assertAll();
    }

    @Test
    void nobodyDropsATableWithoutTheToken() throws Exception {
        URI influx = addresses().get("InfluxDB");
        String own = "127.0.0.1:" + influx.getPort();
        SoftAssertions refused = new SoftAssertions();
        for (String headers :
                List.of("", "Authorization: Token embedded\r\n", "Origin: http://a.example\r\n")) {
            for (String verb : List.of("GET", "POST")) {
                String drop = request(verb, DROP, own, headers);
                refused.assertThat(status(influx.getPort(), drop)).as(drop).isBetween(401, 403);
            }
        }
        refused.assertAll();
    }

    private static Set<InetSocketAddress> sockets() throws IOException {
        Set<InetSocketAddress> sockets = ListeningSockets.all();
        sockets.removeAll(before);
        return sockets;
    }

    /** Asked at once: those that speak something else keep silent. */
    private static List<Integer> speakHttp(Collection<InetSocketAddress> sockets) {
        return sockets.parallelStream()
                .map(InetSocketAddress::getPort)
                .filter(port -> status(port, request("GET", "/", "127.0.0.1:" + port, "")) > 0)
                .toList();
    }

    private static Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (MatchResult line : ADDRESS.matcher(said()).results().toList()) {
            addresses.put(line.group(1), URI.create(line.group(2)));
        }
        return addresses;
    }

    private static String request(String verb, String path, String host, String headers) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n%s\r\n"
                .formatted(
                        verb,
                        path,
                        host,
                        headers,
                        verb.equals("POST") ? "Content-Length: 0\r\n" : "");
    }

    private static int status(int port, String request) {
        String answer = answer(port, request, 1);
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** The first lines of what comes; nothing from a server that waits for another protocol. */
    private static String answer(int port, String request, int atMostLines) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            try {
                lines.lines().limit(atMostLines).forEach(line -> answer.append(line).append('\n'));
            } catch (UncheckedIOException e) {
                // it says no more, or has hung up
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said() {
        return SAID.toString(StandardCharsets.UTF_8);
    }
}
