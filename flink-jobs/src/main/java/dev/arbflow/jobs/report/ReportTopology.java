package dev.arbflow.jobs.report;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From stored rows to the sections of the page.
 *
 * <pre>
 * episodes ─ in the period ─► lifetimes, routes, best ─┐
 * refusals ─ in the period ─► reasons by route ────────┴─► sections
 * </pre>
 */
public final class ReportTopology {
    private ReportTopology() {}

    /** Builds the graph; each section comes out once. */
    public static DataStream<ReportSection> build(ReportRows rows, ReportPeriod period) {
        DataStream<ReportSection> episodes =
                section(
                        rows.episodes().filter(row -> period.holds(row.openedUs())),
                        "episodes",
                        EpisodesSection::of);
        DataStream<ReportSection> refusals =
                section(
                        rows.refusals().filter(row -> period.holds(row.minuteUs())),
                        "refusals",
                        RefusalsSection::of);
        return extent(rows, period).union(episodes, refusals);
    }

    private static DataStream<ReportSection> extent(ReportRows rows, ReportPeriod period) {
        DataStream<Long> times =
                rows.episodes()
                        .map(EpisodeRow::openedUs)
                        .union(rows.refusals().map(RefusalRow::minuteUs))
                        .filter(period::holds);
        return section(times, "extent", ExtentSection::of);
    }

    private static <T> DataStream<ReportSection> section(
            DataStream<T> rows, String name, SectionFunction.Study<T> study) {
        return rows.fullWindowPartition()
                .mapPartition(new SectionFunction<>(name, study))
                .setParallelism(1)
                .name(name + " section");
    }
}
