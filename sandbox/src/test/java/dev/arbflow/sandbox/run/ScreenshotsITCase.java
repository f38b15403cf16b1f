package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.page.Browser;
import dev.arbflow.sandbox.run.commands.ReportLocal;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the documentation from a real run; {@code scripts/screenshots.sh}. */
class ScreenshotsITCase {
    private static final String INTO = System.getProperty("screenshots.into");
    private static final String GRAFANA = System.getProperty("screenshots.grafana", "");
    private static final String CLUSTER = System.getProperty("screenshots.cluster", "");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long TOP_OF_THE_REPORT = 2_900;
    private static final Duration CHARTS_FILL_IN = Duration.ofSeconds(75);

    private static final List<String> DASHBOARDS =
            List.of(
                    "market-overview",
                    "arbitrage",
                    "patterns",
                    "fairness-and-privacy",
                    "pipeline-health");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dir;

    @BeforeEach
    void someoneWantsPictures() {
        assumeTrue(INTO != null, "skipped: scripts/screenshots.sh says where pictures go");
    }

    @Test
    void drawsTheArchitecture() throws Exception {
        Path docs = Path.of(INTO).getParent();
        try (Browser browser = Browser.start()) {
            browser.open(docs.resolve("architecture.svg").toUri(), 1600, 690);
            browser.capture(docs.resolve("architecture.png"));
        }
    }

    @Test
    void showsWhatARunLooksLike() throws Exception {
        Path into = Files.createDirectories(Path.of(INTO));
        Path data = dir.resolve("data");
        try (Browser browser = Browser.start()) {
            CountDownLatch enough = new CountDownLatch(1);
            CompletableFuture<Integer> run =
                    CompletableFuture.supplyAsync(
                            () ->
                                    RunLocal.run(
                                            new String[] {"--ports=auto", "--data-dir=" + data},
                                            () -> Environment.NONE,
                                            new PrintStream(said, true, StandardCharsets.UTF_8),
                                            enough));
            URI page = awaitAddress("live page");
            picturePage(browser, page, into);
            pictureMail(browser, page, into);
            pictureFlink(browser, awaitAddress("Flink web UI"), into);
            enough.countDown();
            run.get(3, TimeUnit.MINUTES);
            pictureReport(browser, data, into);
            pictureGrafana(browser, into);
        }
    }

    @Test
    void showsTheJobsOfASessionCluster() throws Exception {
        assumeTrue(!CLUSTER.isEmpty(), "skipped: scripts/screenshots.sh --cluster URL");
        try (Browser browser = Browser.start()) {
            pictureFlink(browser, URI.create(CLUSTER), Path.of(INTO));
        }
    }

    private static void picturePage(Browser browser, URI page, Path into) throws Exception {
        browser.prefer("dark");
        browser.open(page, 1440, 900);
        pause(CHARTS_FILL_IN);
        for (String scheme : List.of("dark", "light")) {
            browser.prefer(scheme);
            for (int width : List.of(1440, 1024, 390)) {
                browser.resize(width, 900);
                Browser.eventually(
                        Duration.ofSeconds(20), () -> !browser.text("#tile-open").equals("0"));
                browser.capture(into.resolve("page-" + scheme + "-" + width + ".png"));
            }
        }
    }

    private static void pictureMail(Browser browser, URI page, Path into) throws Exception {
        browser.prefer("light");
        browser.open(page.resolve("/mail/1"), 720, 640);
        browser.capture(into.resolve("mail-wide.png"));
        browser.resize(390, 640);
        browser.capture(into.resolve("mail-narrow.png"));
    }

    private static void pictureFlink(Browser browser, URI flink, Path into) throws Exception {
        JsonNode jobs;
        try (var answer = new URL(flink + "/jobs/overview").openStream()) {
            jobs = new ObjectMapper().readTree(answer).path("jobs");
        }
        for (JsonNode job : jobs) {
            String id = job.path("jid").asText();
            browser.open(URI.create(flink + "/#/job/running/" + id + "/overview"), 1600, 900);
            Browser.eventually(PATIENCE, () -> browser.text("svg .node-label, .node") != null);
            pause(Duration.ofSeconds(6));
            String name = job.path("name").asText().replace("arbflow ", "session-");
            browser.capture(into.resolve("flink-" + name + ".png"));
        }
    }

    private static void pictureReport(Browser browser, Path data, Path into) throws Exception {
        Path report = data.resolve("report.html");
        String[] args = {"--data-dir", data.toString(), "--out", report.toString()};
        assertThat(ReportLocal.run(args, System.out)).isZero();
        for (int width : List.of(1200, 390)) {
            browser.open(report.toUri(), width, 900);
            browser.capture(into.resolve("report-" + width + ".png"), TOP_OF_THE_REPORT);
        }
    }

    private static void pictureGrafana(Browser browser, Path into) throws Exception {
        if (GRAFANA.isEmpty()) {
            return;
        }
        for (String dashboard : DASHBOARDS) {
            browser.open(URI.create(GRAFANA + "/d/arbflow-" + dashboard + "?kiosk"), 1440, 1400);
            pause(Duration.ofSeconds(12));
            browser.capture(into.resolve("grafana-" + dashboard + ".png"));
        }
    }

    private URI awaitAddress(String name) throws Exception {
        assertThat(Browser.eventually(PATIENCE, () -> said().contains("Running after")))
                .as(said())
                .isTrue();
        Matcher address = Pattern.compile(name + " +(http://\\S+)").matcher(said());
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void pause(Duration length) throws InterruptedException {
        Browser.eventually(length, () -> false);
    }
}
