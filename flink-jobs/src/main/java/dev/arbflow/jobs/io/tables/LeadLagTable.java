package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;

/** The fields of which venue moves first. */
public final class LeadLagTable {
    public static final Table<VenueLeadLag> LEAD_LAG =
            Table.of(
                    VenueLeadLag.class,
                    MarketTables.id("market|venue~venue@µs", VenueLeadLag::id)
                            .means("the market, both venues and the end of the period"),
                    field("market", MARKET, VenueLeadLag::market).means("of which market").tag(),
                    field("first", MarketTables.VENUE, VenueLeadLag::first)
                            .means("the venue whose name comes first")
                            .tag(),
                    field("second", MarketTables.VENUE, VenueLeadLag::second)
                            .means("the other one")
                            .tag(),
                    field("startUs", MOMENT, VenueLeadLag::startUs).means("start of the period"),
                    field("endUs", MOMENT, VenueLeadLag::endUs)
                            .means("end of the period, exclusive")
                            .dated(),
                    field("firstMoves", INT.in("moves"), VenueLeadLag::firstMoves)
                            .means("of the first venue's mid")
                            .point(),
                    field("secondMoves", INT.in("moves"), VenueLeadLag::secondMoves)
                            .means("of the second's")
                            .point(),
                    field(
                            "exchangeTime",
                            group(estimate("the venues' clocks", "exchange")),
                            VenueLeadLag::exchangeTime),
                    field(
                            "receiveTime",
                            group(estimate("our clock", "receive")),
                            VenueLeadLag::receiveTime));

    private LeadLagTable() {}

    /**
     * @param prefix of the names in a point
     */
    private static Table<Estimate> estimate(String clock, String prefix) {
        return Table.of(
                Estimate.class,
                field("verdict", choice(Verdict.class), Estimate::verdict)
                        .means(
                                "by "
                                        + clock
                                        + ": FIRST_LEADS, SECOND_LEADS, TOGETHER, UNDECIDED, or"
                                        + " why there is no lag: NO_COMMON_MOVES, TOO_FEW_MOVES,"
                                        + " TOO_MANY_MOVES, NO_EXCHANGE_TIME")
                        .point(prefix + "Verdict"),
                field("lagMs", MILLIS, Estimate::lagMs)
                        .means("how long the second venue is behind the first; null without a lag")
                        .point(prefix + "LagMs"),
                field("lowMs", MILLIS, Estimate::lowMs).means("its interval of 95 %, from"),
                field("highMs", MILLIS, Estimate::highMs).means("to"),
                field("correlation", DOUBLE, Estimate::correlation)
                        .means("of the moves at their best lag")
                        .point(prefix + "Correlation"),
                field("p", DOUBLE.in("probability"), Estimate::p)
                        .means("of as much in common at any lag by chance"));
    }
}
