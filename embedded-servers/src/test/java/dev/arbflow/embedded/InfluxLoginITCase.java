package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In what is asked, OWN stands for the server's address and TOKEN for its token. */
class InfluxLoginITCase {
    private static final String ASK = "GET /exec?query=select%201 HTTP/1.1|Host: OWN|";

    @TempDir static Path dataDir;

    private static EmbeddedInflux store;

    @BeforeAll
    static void start() throws IOException {
        store = EmbeddedInflux.start(dataDir, 0);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASK + "Authorization: Token TOKEN|",
                "GET /exec?query=select%201 HTTP/1.1|Host: localhost|Authorization: Token TOKEN|",
                ASK + "Authorization: Token TOKEN|Origin: http://OWN|"
            })
    void answersWhoKnowsTheToken(String request) throws IOException {
        assertThat(statusLine(request)).contains(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASK,
                ASK + "Authorization: Token embedded|",
                ASK + "Authorization: Bearer TOKEN|",
                ASK + "Authorization: Token TOKENx|",
                ASK + "Authorization: Token|",
                ASK + "Authorization: Token TOKEN|Origin: http://foreign.example|",
                ASK + "Authorization: Token TOKEN|Origin: null|",
                ASK + "Authorization: Token TOKEN|Sec-Fetch-Site: cross-site|",
                "GET /exec?query=select%201 HTTP/1.1|Host: a.example|Authorization: Token TOKEN|",
                "GET /exec?query=drop%20table%20quote HTTP/1.1|Host: OWN|",
                "GET /exp?query=select%201 HTTP/1.1|Host: OWN|",
                "GET /chk?j=quote HTTP/1.1|Host: OWN|",
                "POST /settings?version=0 HTTP/1.1|Host: OWN|Content-Length: 0|",
                "POST /write HTTP/1.1|Host: OWN|Content-Length: 0|",
                "POST /api/v2/write?precision=ns HTTP/1.1|Host: OWN|Content-Length: 0|",
                "POST /imp HTTP/1.1|Host: OWN|Content-Length: 0|"
            })
    void answersNobodyElse(String request) throws IOException {
        assertThat(statusLine(request)).containsPattern(" (400|401|403|404) ");
    }

    @Test
    void keepsTheTokenOfAFolderForItsOwnerOnly() throws IOException {
        assertThat(InfluxLogin.token(dataDir)).isEqualTo(store.token()).hasSize(48);
        assertThat(InfluxLogin.token(dataDir.resolve("other"))).isNotEqualTo(store.token());
        Path file = dataDir.resolve("token");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static String statusLine(String asked) throws IOException {
        URI own = URI.create(store.url());
        String request =
                (asked + "Connection: close||")
                        .replace("|", "\r\n")
                        .replace("OWN", own.getAuthority())
                        .replace("TOKEN", store.token());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), own.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
