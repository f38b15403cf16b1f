package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.group;
import static dev.arbflow.jobs.io.fields.FieldType.groups;

import dev.arbflow.jobs.io.fields.Field.Heading;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.pattern.context.ClusterMark;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.context.SimilarEpisode;

/** The behaviour in which an episode opened, onto the episode's document. */
public final class ContextTable {
    private static final Table<ClusterMark> LEG =
            Table.of(
                    ClusterMark.class,
                    field("cluster", INT, ClusterMark::cluster)
                            .means(
                                    "behaviour of the venue when the episode opened; null or absent"
                                            + " where nothing is known"),
                    field("modelVersion", LONG, ClusterMark::modelVersion)
                            .means("version of the clusters"),
                    field("windowEndUs", MOMENT, ClusterMark::endUs)
                            .means("end of the window that says so")
                            .unexported());

    private static final Table<SimilarEpisode> SIMILAR =
            Table.of(
                    SimilarEpisode.class,
                    field("id", TEXT.in("route@µs"), SimilarEpisode::id)
                            .means("an earlier episode that began alike, of at most three"),
                    field("distance", DOUBLE, SimilarEpisode::distance)
                            .means("of both legs' standardised features"),
                    field("closeReason", EpisodeTable.CLOSE_REASON, SimilarEpisode::closeReason)
                            .means("why that one ended"),
                    field("lifetimeMs", MILLIS, (SimilarEpisode it) -> it.lifetimeUs() / 1e3)
                            .means("how long it stood"),
                    field("netBpsPeak", BPS, SimilarEpisode::peakBps)
                            .means("its highest edge after fees"),
                    field("profit", DOUBLE.in("quote"), SimilarEpisode::profit)
                            .means("its largest profit"));

    private static final Table<EpisodeContext> PATTERNS =
            Table.of(
                    EpisodeContext.class,
                    field("buy", group(LEG), EpisodeContext::buy),
                    field("sell", group(LEG), EpisodeContext::sell),
                    field("similar", groups(SIMILAR), EpisodeContext::similar));

    /** The fields that never change are here as in {@link EpisodeTable}: either may come first. */
    public static final Table<EpisodeContext> CONTEXT =
            Table.of(
                    EpisodeContext.class,
                    field("id", EpisodeTable.ID, EpisodeContext::episodeId)
                            .means(EpisodeTable.ID_MEANS)
                            .key(),
                    inline("route", MarketTables.ROUTE_PARTS, EpisodeContext::route).once(),
                    field("openedUs", MOMENT, EpisodeContext::openedUs)
                            .means(EpisodeTable.OPENED_MEANS)
                            .once()
                            .dated(),
                    field("patterns", group(PATTERNS), (EpisodeContext it) -> it)
                            .headed(Heading.BARE));

    private ContextTable() {}
}
