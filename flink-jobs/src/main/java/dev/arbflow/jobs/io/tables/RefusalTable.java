package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;

/** The fields of a minute's refusals. */
public final class RefusalTable {
    public static final Table<Refusal> REFUSAL =
            Table.of(
                    Refusal.class,
                    field("id", TEXT.in("route|reason@µs"), Refusal::id)
                            .means("the route, the reason and the minute")
                            .key()
                            .unexported(),
                    inline("route", MarketTables.ROUTE_PARTS, Refusal::route).once(),
                    field("reason", choice(RefusalReason.class), Refusal::reason)
                            .means("why it was refused")
                            .once()
                            .tag(),
                    field("minuteUs", MOMENT, Refusal::minuteUs)
                            .means("start of the minute, in event time")
                            .once()
                            .dated(),
                    field("samples", LONG, Refusal::samples).means("evaluations refused").point(),
                    field("candidates", LONG, Refusal::candidates)
                            .means("whole stretches of positive gross touch refused")
                            .point(),
                    field("bestGrossBps", BPS, Refusal::bestGrossBps)
                            .means("highest difference of the touches before fees")
                            .nullable()
                            .point(),
                    field("bestNetBps", BPS, Refusal::bestNetBps)
                            .means("highest edge after fees; null where none was worked out")
                            .nullable()
                            .point());

    private RefusalTable() {}
}
