package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.testing.Clusters;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The job jar in the hands of Flink's web UI, by the requests that its page sends. */
class WebUploadITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(1, takingJars());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINE_END = "\r\n";
    private static final String BOUNDARY = "----a-line-that-no-jar-contains";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void listsEveryJobOfAnUploadedJar(@InjectClusterRESTAddress URI rest) throws Exception {
        upload(rest);

        JsonNode file = uploaded(rest);

        assertThat(file.path("entry").findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        IngestJob.class.getName(),
                        ArbitrageJob.class.getName(),
                        PatternJob.class.getName(),
                        ArchiveJob.class.getName(),
                        ReportJob.class.getName());
    }

    @Test
    void saysWhatIsWrongWithTheArgumentsOfAJob(@InjectClusterRESTAddress URI rest)
            throws Exception {
        upload(rest);

        HttpResponse<String> answer =
                send(
                        rest,
                        "/jars/"
                                + encoded(uploaded(rest).path("id").asText())
                                + "/run?entry-class="
                                + IngestJob.class.getName(),
                        "application/json",
                        BodyPublishers.ofString("{\"programArgsList\":[\"--min-net-bsp\",\"5\"]}"));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body())
                .contains("unknown setting '--min-net-bsp'; did you mean --min-net-bps?");
    }

    private static Configuration takingJars() {
        Configuration settings = new Configuration();
        settings.set(WebOptions.SUBMIT_ENABLE, true);
        return settings;
    }

    private void upload(URI rest) throws Exception {
        Path jar = FlinkClientITCase.jobJar();
        HttpResponse<String> answer =
                send(
                        rest,
                        "/jars/upload",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        asAFormWith(jar));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static BodyPublisher asAFormWith(Path jar) throws IOException {
        List<String> head =
                List.of(
                        "--" + BOUNDARY,
                        "Content-Disposition: form-data; name=\"jarfile\"; filename=\"%s\""
                                .formatted(jar.getFileName()),
                        "Content-Type: application/x-java-archive",
                        LINE_END);
        return BodyPublishers.concat(
                BodyPublishers.ofString(String.join(LINE_END, head)),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString(LINE_END + "--" + BOUNDARY + "--" + LINE_END));
    }

    /** What the page shows of the newest upload. */
    private JsonNode uploaded(URI rest) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(rest.resolve("/jars")).build();
        JsonNode files =
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("files");
        assertThat(files).isNotEmpty();
        return files.path(0);
    }

    private HttpResponse<String> send(URI rest, String path, String type, BodyPublisher body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(rest.resolve(path))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
