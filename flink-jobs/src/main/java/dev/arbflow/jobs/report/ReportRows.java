package dev.arbflow.jobs.report;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a report is made of, of any period; all bounded.
 *
 * @param episodes newest revisions
 * @param followUps what was left of episodes shortly after they were told
 * @param paper days of the paper account
 * @param refusals by route, reason and minute
 * @param windows of behaviour
 * @param models versions of the clustering
 * @param pairs of windows that look alike
 * @param discords moments unlike any before
 * @param leadLag which venues move first, by period
 * @param discovery how much of the price venues make, by period
 * @param anova comparisons of groups
 * @param suspects stretches that looked like manipulation
 * @param coverage by tape and period
 * @param releases of noised aggregates
 */
public record ReportRows(
        DataStream<EpisodeRow> episodes,
        DataStream<FollowUpRow> followUps,
        DataStream<PaperRow> paper,
        DataStream<RefusalRow> refusals,
        DataStream<WindowRow> windows,
        DataStream<ModelRow> models,
        DataStream<PairRow> pairs,
        DataStream<DiscordRow> discords,
        DataStream<LeadLagRow> leadLag,
        DataStream<DiscoveryRow> discovery,
        DataStream<AnovaRow> anova,
        DataStream<SuspectRow> suspects,
        DataStream<CoverageRow> coverage,
        DataStream<ReleaseRow> releases) {

    /** The rows of a period only. */
    ReportRows within(ReportPeriod period) {
        return new ReportRows(
                episodes.filter(row -> period.holds(row.openedUs())),
                followUps.filter(row -> period.holds(row.toldUs())),
                paper.filter(row -> period.holds(row.asOfUs())),
                refusals.filter(row -> period.holds(row.minuteUs())),
                windows.filter(row -> period.holds(row.endUs())),
                models.filter(row -> period.holds(row.learnedUs())),
                pairs.filter(row -> period.holds(row.secondEndUs())),
                discords.filter(row -> period.holds(row.endUs())),
                leadLag.filter(row -> period.holds(row.endUs() - 1)),
                discovery.filter(row -> period.holds(row.endUs() - 1)),
                anova.filter(row -> period.holds(row.endUs() - 1)),
                suspects.filter(row -> period.holds(row.endUs())),
                coverage.filter(row -> period.holds(row.startUs())),
                releases.filter(row -> period.holds(row.startUs())));
    }
}
