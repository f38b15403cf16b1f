package dev.arbflow.jobs.report;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a report is made of, of any period; all bounded.
 *
 * @param episodes newest revisions
 * @param refusals by route, reason and minute
 */
public record ReportRows(DataStream<EpisodeRow> episodes, DataStream<RefusalRow> refusals) {}
