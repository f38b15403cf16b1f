package dev.arbflow.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class PageServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        server = newServer();
    }

    private static PageServer newServer() throws IOException {
        return PageServer.start(
                0,
                () -> bytes("[]"),
                number -> Optional.of("<b>mail</b>").filter(mail -> number == 7));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void servesThePageUnderAPolicyThatAllowsOnlyItsOwnFiles() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>arbflow</title>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/main.js",
                "/page.css",
                "/favicon.svg",
                "/lib/uPlot.esm.js",
                "/lib/uPlot.min.css",
                "/history"
            })
    void servesWhatThePageAsksFor(String path) throws Exception {
        HttpResponse<String> file = get(path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log4j2.xml",
                "/missing.js",
                "/page.txt",
                "/%2e%2e/log4j2.xml",
                "/lib/%2e%2e/LICENSE",
                "/lib/../package.json",
                "/mail/8",
                "/mail/99999999999999999999"
            })
    void findsNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAMailInASandboxOfItsOwn() throws Exception {
        HttpResponse<String> mail = get("/mail/7");

        assertThat(mail.body()).isEqualTo("<b>mail</b>");
        assertThat(mail.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox; default-src 'none'");
    }

    @Test
    void takesNothing() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(server.address())
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build();

        HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void doesNotAnswerToANameThatSomebodyElseGaveThisMachine() throws Exception {
        assertThat(statusLine("evil.example")).contains("421");
        assertThat(statusLine("127.0.0.1:" + server.address().getPort())).contains("200");
    }

    @Test
    void pushesWhatIsPublishedToEveryBrowser() throws Exception {
        List<BufferedReader> browsers = List.of(listen(server), listen(server));

        server.publish(bytes("{\"atMs\":1}"));

        for (BufferedReader browser : browsers) {
            assertThat(dataLine(browser)).isEqualTo("data: {\"atMs\":1}");
        }
    }

    @Test
    void refusesOneBrowserTooMany() throws Exception {
        try (PageServer busy = newServer()) {
            for (int i = 0; i < PageServer.STREAMS; i++) {
                listen(busy);
            }

            assertThat(get(busy, "/events").statusCode()).isEqualTo(503);
            assertThat(get(busy, "/").statusCode()).isEqualTo(200);
            assertThat(busy.isWatched()).isTrue();
        }
    }

    @Test
    void answersWhileFortyOthersDoNotFinishTheirRequests() throws Exception {
        List<Socket> halfOpen = new ArrayList<>();
        try (PageServer besieged = newServer()) {
            for (int i = 0; i < 40; i++) {
                halfOpen.add(begin("GET / HTTP/1.1\r\nHost: ", besieged));
            }

            assertThat(get(besieged, "/").statusCode()).isEqualTo(200);
            assertThat(halfOpen).as("are waited for still").noneMatch(PageServerTest::isOver);
        } finally {
            for (Socket socket : halfOpen) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "GET / HTTP/1.1\r\nHost: "})
    void hangsUpWhereARequestIsNotFinished(String begun) throws Exception {
        try (Socket socket = begin(begun, server)) {
            socket.setSoTimeout(120_000);
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void saysWhichPortIsInUse() {
        int taken = server.address().getPort();

        assertThatThrownBy(() -> PageServer.start(taken, () -> bytes(""), n -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + taken + " for the live page");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private HttpResponse<String> get(PageServer from, String path) throws Exception {
        URI uri = URI.create(from.address().toString().replaceAll("/$", "") + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a stream and waits for its first line, so that it surely listens. */
    @CanIgnoreReturnValue
    private BufferedReader listen(PageServer to) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to.address().resolve("/events")).build();
        HttpResponse<InputStream> answer =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("retry: 1000");
        return lines;
    }

    private static String dataLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }

    private String statusLine(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static Socket begin(String request, PageServer at) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.address().getPort());
        socket.getOutputStream().write(bytes(request));
        return socket;
    }

    private static boolean isOver(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
