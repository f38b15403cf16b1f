package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BASE;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXTS;
import static dev.arbflow.jobs.io.fields.FieldType.choice;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.market.behaviour.SuspectActivity;

/** The fields of what looks like manipulation. */
public final class SuspectTable {
    public static final Table<SuspectActivity> SUSPECT =
            Table.of(
                    SuspectActivity.class,
                    MarketTables.id("listing|kind|side@µs", SuspectActivity::id)
                            .means("where, what it looks like, the side, and when it began"),
                    inline("listing", MarketTables.LISTING_PARTS, SuspectActivity::listing),
                    field(
                                    "kind",
                                    choice(
                                            SuspectActivity.Kind.class,
                                            SuspectActivity.Kind.UNKNOWN),
                                    SuspectActivity::kind)
                            .means(
                                    "what it looks like, not what it was: QUOTE_FLICKER, LAYERING,"
                                            + " WASH_PRINTS or PUMP")
                            .tag(),
                    field("side", MarketTables.SIDE, SuspectActivity::side)
                            .means(
                                    "of the book, or direction of the run; null where both belong"
                                            + " to it")
                            .nullable(),
                    field(
                                    "sideOrBoth",
                                    TEXT,
                                    (SuspectActivity it) ->
                                            it.side() == null ? "BOTH" : it.side().name())
                            .means("of the book, or direction of the run; BOTH: both belong to it")
                            .tag("side")
                            .pointOnly(),
                    field("startUs", MOMENT, SuspectActivity::startUs)
                            .means("when its first signal began")
                            .dated(),
                    field("endUs", MOMENT, SuspectActivity::endUs)
                            .means("when its last signal was seen")
                            .dated(),
                    field(
                                    "lengthMs",
                                    MILLIS,
                                    (SuspectActivity it) -> (it.endUs() - it.startUs()) / 1e3)
                            .means("from its beginning to its end")
                            .point()
                            .pointOnly(),
                    field("signals", INT, SuspectActivity::signals)
                            .means("how many signals it is made of")
                            .point(),
                    field("peak", DOUBLE, SuspectActivity::peak)
                            .means(
                                    "largest signal: times the usual size (QUOTE_FLICKER), levels"
                                            + " (LAYERING), bps away from the other venues (PUMP)")
                            .point(),
                    field("quantity", BASE, SuspectActivity::quantity)
                            .means("shown or traded by its signals, all in all"));

    /** The fields that never change are here as in {@link EpisodeTable}: either may come first. */
    public static final Table<SuspectEpisode> EPISODE =
            Table.of(
                    SuspectEpisode.class,
                    field("id", EpisodeTable.ID, SuspectEpisode::episodeId)
                            .means(EpisodeTable.ID_MEANS)
                            .key(),
                    inline("route", MarketTables.ROUTE_PARTS, SuspectEpisode::route).once(),
                    field("openedUs", MOMENT, SuspectEpisode::openedUs)
                            .means(EpisodeTable.OPENED_MEANS)
                            .once()
                            .dated(),
                    field("looksLike", TEXTS, SuspectEpisode::looksLike)
                            .means(
                                    "venue and kind of suspect activity on a leg while it stood,"
                                            + " with the market where that is another one;"
                                            + " absent where there was none"));

    private SuspectTable() {}
}
