package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.FollowUp.Amounts;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import java.util.function.Function;

/** The fields of what was left of an episode shortly after it was told. */
public final class FollowUpTable {
    private static final Table<Amounts> AMOUNTS =
            Table.of(
                    Amounts.class,
                    field("cost", DECIMAL.in("quote"), Amounts::cost)
                            .means("what that quantity costs, all fees included"),
                    field("proceeds", DECIMAL.in("quote"), Amounts::proceeds)
                            .means("what it brings, after all fees"),
                    field("bought", DECIMAL.in("currency of that leg"), Amounts::bought)
                            .means("what it costs before all fees"),
                    field("sold", DECIMAL.in("currency of that leg"), Amounts::sold)
                            .means("what it brings before all fees"));

    public static final Table<FollowUp> FOLLOW_UP =
            Table.of(
                    FollowUp.class,
                    field("id", EpisodeTable.ID, FollowUp::id)
                            .means("that of the episode: " + EpisodeTable.ID_MEANS)
                            .key(),
                    inline("route", MarketTables.ROUTE_PARTS, FollowUp::route),
                    field("openedUs", MOMENT, FollowUp::openedUs)
                            .means(EpisodeTable.OPENED_MEANS)
                            .dated(),
                    field("toldUs", MOMENT, FollowUp::toldUs)
                            .means(
                                    "when the episode was proven and told; the looks count from here")
                            .dated(),
                    field("minNetBps", BPS, FollowUp::minNetBps)
                            .means("opening threshold that each unit had to earn then"),
                    field("quantity", DECIMAL.in("base"), FollowUp::quantity)
                            .means("size of the whole fill when it was told"),
                    field("netBps", BPS, FollowUp::netBps)
                            .means("edge of that fill after fees")
                            .point(),
                    look("after50Ms", 50, FollowUp::after50Ms),
                    look("after100Ms", 100, FollowUp::after100Ms),
                    look("after250Ms", 250, FollowUp::after250Ms),
                    look("after500Ms", 500, FollowUp::after500Ms),
                    look("after1000Ms", 1_000, FollowUp::after1000Ms));

    private FollowUpTable() {}

    private static Field<FollowUp> look(String name, int ms, Function<FollowUp, Look> getter) {
        String then = "after " + ms + " ms: ";
        return field(
                name,
                group(
                        Table.of(
                                Look.class,
                                field("censored", EpisodeTable.CLOSE_REASON, Look::censored)
                                        .means(then + "why nothing is known; null if it is")
                                        .nullable()
                                        .point("censored" + ms + "Ms"),
                                field("quantity", DECIMAL.in("base"), Look::quantity)
                                        .means(
                                                "of at most that size, what still earned the"
                                                        + " threshold in orders both venues accept")
                                        .nullable(),
                                field("share", DOUBLE.in("share"), Look::share)
                                        .means(
                                                then
                                                        + "that quantity over the size when told, 0 to 1")
                                        .nullable()
                                        .point("share" + ms + "Ms"),
                                field("netBps", BPS, Look::netBps)
                                        .means(
                                                "its edge; of the touch where nothing is left; null"
                                                        + " where a book has no such side")
                                        .nullable(),
                                field("ageUs", MICROS, Look::ageUs)
                                        .means("time since the older leg was proven alive")
                                        .nullable(),
                                field("exhausted", BOOLEAN, Look::exhausted)
                                        .means(
                                                "whether a book ran out first, so that the quantity"
                                                        + " is a lower bound"),
                                field("amounts", group(AMOUNTS), Look::amounts)
                                        .nullable()
                                        .since(1, null))),
                getter);
    }
}
