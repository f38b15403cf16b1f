package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;

/** The fields of a line of the ledger. */
public final class CandidateTable {
    public static final Table<Candidate> CANDIDATE =
            Table.of(
                    Candidate.class,
                    field("id", TEXT.in("route@µs"), Candidate::id)
                            .means("the route and the moment it began")
                            .key(),
                    inline("route", MarketTables.ROUTE_PARTS, Candidate::route).once(),
                    field("startUs", MOMENT, Candidate::startUs)
                            .means("its first evaluation, in event time")
                            .once()
                            .dated(),
                    // First of what changes: documents keep the version with the highest.
                    field("revision", INT, Candidate::revision)
                            .means("1 when it began, 2 when it was over")
                            .unexported(),
                    field("outcome", choice(Outcome.class), Candidate::outcome)
                            .means("what has become of it; OPEN while it stands")
                            .point(),
                    field("reason", choice(RefusalReason.class), Candidate::reason)
                            .means("what came closest to an episode; null if it was one, or stands")
                            .nullable()
                            .point(),
                    field("endUs", MOMENT, Candidate::endUs)
                            .means("newest evaluation that this version knows of; the end, if over")
                            .dated(),
                    field("episodes", INT, Candidate::episodes)
                            .means("how many episodes it has been")
                            .point(),
                    field("samples", LONG, Candidate::samples).means("evaluations in it").point(),
                    field("bestGrossBps", BPS, Candidate::bestGrossBps)
                            .means("highest difference of the touches before fees")
                            .nullable()
                            .point(),
                    field("bestNetBps", BPS, Candidate::bestNetBps)
                            .means("highest edge after fees; null where none was worked out")
                            .nullable()
                            .point());

    private CandidateTable() {}
}
