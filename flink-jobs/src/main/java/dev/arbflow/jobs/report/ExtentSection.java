package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Which event time the rows of a report really span. */
final class ExtentSection {
    private ExtentSection() {}

    /** First and last moment in Unix milliseconds; nothing if there is no row. */
    static ObjectNode of(List<Long> timesUs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        LongSummaryStatistics times =
                timesUs.stream().mapToLong(Long::longValue).summaryStatistics();
        if (times.getCount() > 0) {
            json.put("firstMs", Math.floorDiv(times.getMin(), 1_000L));
            json.put("lastMs", Math.floorDiv(times.getMax(), 1_000L));
        }
        return json;
    }
}
