package dev.arbflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of these tests listens on port 8081. */
class OwnPagesTest {
    private static final int PORT = 8_081;
    private static final String OWN = "Host: localhost:8081";

    @ParameterizedTest
    @ValueSource(
            strings = {
                OWN,
                "Host: 127.0.0.1:8081",
                "Host: [::1]:8081",
                "Host: LocalHost:8081",
                OWN + "|Origin: http://localhost:8081",
                OWN + "|Origin: https://localhost:8081",
                OWN + "|Origin: HTTP://LOCALHOST:8081",
                "Host: LOCALHOST:8081|Origin: http://localhost:8081",
                OWN + "|Referer: http://foreign.example/page",
                OWN + "|Origin: http://localhost:8081|Sec-Fetch-Site: same-origin",
                OWN + "|Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document",
                OWN
                        + "|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document"
            })
    void answersItsOwnPagesAndPrograms(String headers) {
        assertThat(OwnPages.onLoopback().refusal("GET", PORT, headers(headers))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: ",
                "Host: foreign.example",
                "Host: foreign.example:8081",
                "Host: localhost.foreign.example:8081",
                "Host: foreign.example:localhost:8081",
                "Host: localhost@foreign.example:8081",
                "Host: localhost",
                "Host: localhost:8082",
                "Host: localhost:08081",
                "Host: localhost:",
                "Host: :8081",
                "Host: ::1:8081",
                "Host: [::1]",
                "Host: 192.168.1.7:8081",
                "Host: 127.0.0.2:8081",
                "Host: localhost.:8081",
                "Host: localhost:8081|Host: foreign.example:8081",
                "Host: localhost:8081|Host: localhost:8081"
            })
    void knowsNoOtherNameThanItsOwn(String headers) {
        assertThat(OwnPages.onLoopback().refusal("GET", PORT, headers(headers)))
                .contains(Refusal.FOREIGN_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://foreign.example",
                "Origin: http://foreign.example:8081",
                "Origin: null",
                "Origin: ",
                "Origin: localhost:8081",
                "Origin: file://localhost:8081",
                "Origin: http://localhost",
                "Origin: http://localhost:8082",
                "Origin: http://localhost:8081.foreign.example",
                "Origin: http://127.0.0.1:8081",
                "Origin: http://localhost:8081|Origin: http://foreign.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: something-new",
                "Sec-Fetch-Site: none|Sec-Fetch-Site: cross-site",
                "Origin: http://localhost:8081|Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: iframe",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: image",
                "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors|Sec-Fetch-Dest: document"
            })
    void refusesPagesOfOthers(String headers) {
        for (String method : List.of("GET", "POST")) {
            assertThat(OwnPages.onLoopback().refusal(method, PORT, headers(OWN + "|" + headers)))
                    .contains(Refusal.FOREIGN_PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void lookingIsAllThatAFollowedLinkMayDo(String method) {
        String link =
                "|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document";

        assertThat(OwnPages.onLoopback().refusal(method, PORT, headers(OWN + link)))
                .contains(Refusal.FOREIGN_PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "localhost:1, true",
        "[::1]:65535, true",
        "[::1], true",
        "localhost:100000, false",
        "localhost:http, false",
        "foreign.example:8081, false",
        "foreign.example, false"
    })
    void takesAnyPortWhereItDoesNotKnowItsOwn(String host, boolean own) {
        assertThat(
                        OwnPages.onLoopback()
                                .refusal("GET", OwnPages.ANY_PORT, headers("Host: " + host))
                                .isEmpty())
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "flink.example:8081, true",
        "FLINK.example:8081, true",
        "mapped.example:9081, true",
        "mapped.example:8081, false",
        "flink.example, true", // behind a proxy at the port that a browser leaves out
        "flink.example:9081, false",
        "localhost:8081, true"
    })
    void hasFurtherNamesWhereItIsToldThem(String host, boolean own) {
        OwnPages pages = OwnPages.onLoopback().and(List.of("Flink.example", "mapped.example:9081"));

        assertThat(pages.refusal("GET", PORT, headers("Host: " + host)).isEmpty()).isEqualTo(own);
    }

    @Test
    void namesTheHeadersThatItJudgedBy() {
        assertThat(Refusal.FOREIGN_HOST.status()).isEqualTo(421);
        assertThat(Refusal.FOREIGN_HOST.text()).contains("Host");
        assertThat(Refusal.FOREIGN_PAGE.status()).isEqualTo(403);
        assertThat(Refusal.FOREIGN_PAGE.text()).contains("Origin", "Sec-Fetch-Site");
    }

    private static Function<String, List<String>> headers(String written) {
        return name ->
                Arrays.stream(written.split("\\|", -1))
                        .map(line -> line.split(":", 2))
                        .filter(line -> line[0].equalsIgnoreCase(name))
                        .map(line -> line[1].strip())
                        .toList();
    }
}
