package dev.arbflow.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.jobs.config.DataOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The finished page: one file that asks for nothing from outside, figures and charting library
 * (Apache ECharts) included.
 */
public final class HtmlReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HtmlReport() {}

    /**
     * Puts sections into the page.
     *
     * @param made when it was made
     * @param origins what sorts of data the store holds; empty if nobody noted it
     * @param sections each at most once; the page says so where one is missing
     */
    public static String of(Instant made, List<DataOrigin> origins, List<ReportSection> sections) {
        ObjectNode data = JSON.createObjectNode();
        data.put("madeMs", made.toEpochMilli());
        ArrayNode labels = data.putArray("origins");
        origins.forEach(origin -> labels.add(origin.label()));
        ObjectNode bySection = data.putObject("sections");
        sections.forEach(section -> bySection.set(section.name(), parsed(section)));
        return resource("report.html")
                .replace("/*{{style}}*/", resource("report.css"))
                .replace("/*{{charts}}*/", resource("echarts.min.js"))
                .replace("/*{{script}}*/", resource("report.js"))
                .replace("/*{{data}}*/", insideScript(data.toString()));
    }

    private static ObjectNode parsed(ReportSection section) {
        try {
            return (ObjectNode) JSON.readTree(section.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("section " + section.name() + " is not JSON", e);
        }
    }

    /** A hostile name must not end the script element; in JSON the escape means the same. */
    private static String insideScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks report/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read report/" + name, e);
        }
    }
}
