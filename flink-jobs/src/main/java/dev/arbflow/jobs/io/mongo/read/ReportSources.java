package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.report.AnovaRow;
import dev.arbflow.jobs.report.CoverageRow;
import dev.arbflow.jobs.report.DiscordRow;
import dev.arbflow.jobs.report.DiscoveryRow;
import dev.arbflow.jobs.report.EpisodeRow;
import dev.arbflow.jobs.report.FollowUpRow;
import dev.arbflow.jobs.report.LeadLagRow;
import dev.arbflow.jobs.report.ModelRow;
import dev.arbflow.jobs.report.PairRow;
import dev.arbflow.jobs.report.PaperRow;
import dev.arbflow.jobs.report.RefusalRow;
import dev.arbflow.jobs.report.ReleaseRow;
import dev.arbflow.jobs.report.ReportRows;
import dev.arbflow.jobs.report.SuspectRow;
import dev.arbflow.jobs.report.WindowRow;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.mongodb.source.MongoSource;
import org.apache.flink.connector.mongodb.source.enumerator.splitter.PartitionStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Bounded readers of the document store for the report. */
public final class ReportSources {
    private final StreamExecutionEnvironment env;
    private final Mongo mongo;

    private ReportSources(StreamExecutionEnvironment env, Mongo mongo) {
        this.env = env;
        this.mongo = mongo;
    }

    /** Everything a report is made of. */
    public static ReportRows rows(StreamExecutionEnvironment env, Mongo mongo) {
        ReportSources from = new ReportSources(env, mongo);
        return new ReportRows(
                from.read(Documents.EPISODE.collection(), EpisodeRow.class, DeskDocuments::episode),
                from.read(
                        Documents.FOLLOW_UP.collection(),
                        FollowUpRow.class,
                        DeskDocuments::followUp),
                from.read(Documents.PAPER.collection(), PaperRow.class, DeskDocuments::paper),
                from.read(Documents.REFUSAL.collection(), RefusalRow.class, DeskDocuments::refusal),
                from.read(Documents.WINDOW.collection(), WindowRow.class, ReportDocuments::window),
                from.read(Documents.MODEL.collection(), ModelRow.class, ReportDocuments::model),
                from.read(Documents.PAIR.collection(), PairRow.class, ReportDocuments::pair),
                from.read(
                        Documents.DISCORD.collection(), DiscordRow.class, ReportDocuments::discord),
                from.read(
                        Documents.LEAD_LAG.collection(),
                        LeadLagRow.class,
                        ReportDocuments::leadLag),
                from.read(
                        Documents.DISCOVERY.collection(),
                        DiscoveryRow.class,
                        ReportDocuments::discovery),
                from.read(Documents.ANOVA.collection(), AnovaRow.class, ReportDocuments::anova),
                from.read(Documents.SUSPECT.collection(), SuspectRow.class, DeskDocuments::suspect),
                from.read(
                        Documents.COVERAGE.collection(),
                        CoverageRow.class,
                        ReportDocuments::coverage),
                from.read(
                        Documents.RELEASE.collection(),
                        ReleaseRow.class,
                        ReportDocuments::release));
    }

    private <T> DataStream<T> read(String collection, Class<T> type, DocumentReader<T> reader) {
        MongoSource<T> source =
                MongoSource.<T>builder()
                        .setUri(mongo.uri().reveal())
                        .setDatabase(mongo.database())
                        .setCollection(collection)
                        // Any other strategy asks for rights that a reader may lack.
                        .setPartitionStrategy(PartitionStrategy.SINGLE)
                        .setDeserializationSchema(new Rows<>(type, reader))
                        .build();
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), collection);
    }
}
