package dev.arbflow.jobs.report;

import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;

/**
 * From stored rows to the sections of the page.
 *
 * <pre>
 * episodes, paper days, refusals, models, discords, lead-lag, discovery, anova, suspects, coverage, releases ► a section each
 * episodes, follow-ups ───────────────────────────────────────────────────► section
 * windows ─┬─ sample by moment ─► price differences ──────────────────────► section
 *          ├─ sample ─► groups of behaviour ──────────────────────────────► section
 *          ├─ with episodes ─ sample ─► a card a cluster ─────────────────► section
 *          └──────────── by window ─┐
 * pairs ─ closest ─ by window ──────┴─► paths ────────────────────────────► section
 * </pre>
 */
public final class ReportTopology {
    private static final int GROUPED_WINDOWS = 1_500;
    private static final int COMPARED_WINDOWS = 50_000;

    private ReportTopology() {}

    /** Builds the graph; each section comes out once. */
    public static DataStream<ReportSection> build(ReportRows all, ReportPeriod period) {
        ReportRows rows = all.within(period);
        return extent(rows)
                .union(
                        section(rows.episodes(), "episodes", EpisodesSection::of),
                        section(afterwards(rows), "afterwards", AfterwardsSection::of),
                        section(rows.paper(), "paper", PaperSection::of),
                        section(rows.refusals(), "refusals", RefusalsSection::of),
                        section(compared(rows), "differences", DifferencesSection::of),
                        section(grouped(rows), "clusters", ClustersSection::of),
                        section(cards(rows), "cards", CardsSection::of),
                        section(rows.models(), "models", ModelsSection::of),
                        section(rows.leadLag(), "leadLag", LeadLagSection::of),
                        section(rows.discovery(), "discovery", DiscoverySection::of),
                        section(rows.anova(), "anova", AnovaSection::of),
                        section(paths(rows), "pairs", PairsSection::of),
                        section(rows.discords(), "discords", DiscordsSection::of),
                        section(rows.suspects(), "suspects", SuspectsSection::of),
                        section(rows.coverage(), "coverage", CoverageSection::of),
                        section(rows.releases(), "privacy", PrivacySection::of));
    }

    private static DataStream<ReportSection> extent(ReportRows rows) {
        DataStream<Long> times =
                rows.episodes()
                        .map(EpisodeRow::openedUs)
                        .union(rows.refusals().map(RefusalRow::minuteUs))
                        .union(rows.windows().map(WindowRow::endUs));
        return section(times, "extent", ExtentSection::of);
    }

    private static DataStream<AfterwardsRow> afterwards(ReportRows rows) {
        return rows.episodes()
                .map(AfterwardsRow::of)
                .returns(AfterwardsRow.class)
                .union(rows.followUps().map(AfterwardsRow::of).returns(AfterwardsRow.class));
    }

    private static DataStream<WindowRow> compared(ReportRows rows) {
        return whole(
                rows.windows(),
                new SampleFunction<>(COMPARED_WINDOWS, WindowRow::moment),
                WindowRow.class,
                "windows to compare");
    }

    private static DataStream<WindowRow> grouped(ReportRows rows) {
        return whole(
                rows.windows().filter(WindowRow::complete),
                new SampleFunction<>(GROUPED_WINDOWS, WindowRow::id),
                WindowRow.class,
                "windows to group");
    }

    /** A sample of whole stretches of time, windows and episodes alike. */
    private static DataStream<CardRow> cards(ReportRows rows) {
        return whole(
                rows.windows()
                        .filter(window -> window.cluster() != WindowRow.UNKNOWN)
                        .map(CardRow::of)
                        .returns(CardRow.class)
                        .union(rows.episodes().map(CardRow::of).returns(CardRow.class)),
                new SampleFunction<>(COMPARED_WINDOWS, CardRow::block),
                CardRow.class,
                "windows and episodes by cluster");
    }

    private static DataStream<PairPath> paths(ReportRows rows) {
        return whole(rows.pairs(), new ClosestPairsFunction(), PathRequest.class, "closest pairs")
                .join(rows.windows())
                .where(PathRequest::windowId)
                .equalTo(WindowRow::id)
                .window(GlobalWindows.createWithEndOfStreamTrigger())
                .apply(
                        (request, window) -> new PairPath(request, window.shapeBps()),
                        TypeInformation.of(PairPath.class));
    }

    private static <T> DataStream<ReportSection> section(
            DataStream<T> rows, String name, SectionFunction.Study<T> study) {
        return whole(
                rows, new SectionFunction<>(name, study), ReportSection.class, name + " section");
    }

    /** A function that sees all rows at once: on one worker, when its input has ended. */
    private static <I, O> DataStream<O> whole(
            DataStream<I> rows, MapPartitionFunction<I, O> function, Class<O> type, String name) {
        return rows.fullWindowPartition()
                .mapPartition(function)
                .returns(type)
                .setParallelism(1)
                .name(name);
    }
}
