package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.DataOrigin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void asksForNothingFromOutside() {
        String page = HtmlReport.of(Instant.EPOCH, List.of(), List.of());

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=[\"']?(https?:)?//")
                .doesNotContain("/*{{");
    }

    @Test
    void aHostileNameCannotEndTheScript() {
        ReportSection hostile =
                new ReportSection("episodes", "{\"route\":\"</script><script>alert(1)</script>\"}");

        String page = HtmlReport.of(Instant.EPOCH, List.of(DataOrigin.SIMULATED), List.of(hostile));

        assertThat(page)
                .contains("\"origins\":[\"SIMULATED\"]")
                .contains("\\u003c/script>\\u003cscript>alert(1)")
                .doesNotContain("<script>alert(1)");
    }
}
