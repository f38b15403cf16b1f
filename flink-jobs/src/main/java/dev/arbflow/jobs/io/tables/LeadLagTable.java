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
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;

/** The fields of which venue moves first, and of whose moves last. */
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

    public static final Table<PriceDiscovery> DISCOVERY =
            Table.of(
                    PriceDiscovery.class,
                    MarketTables.id("market|venue~venue@µs", PriceDiscovery::id)
                            .means("the market, both venues and the end of the period"),
                    field("market", MARKET, PriceDiscovery::market).means("of which market").tag(),
                    field("first", MarketTables.VENUE, PriceDiscovery::first)
                            .means("the venue whose name comes first")
                            .tag(),
                    field("second", MarketTables.VENUE, PriceDiscovery::second)
                            .means("the other one; its shares are 1 less those of the first")
                            .tag(),
                    field("startUs", MOMENT, PriceDiscovery::startUs).means("start of the period"),
                    field("endUs", MOMENT, PriceDiscovery::endUs)
                            .means("end of the period, exclusive")
                            .dated(),
                    field("samples", INT, PriceDiscovery::samples)
                            .means("of both mids in the model; 0 if nothing was computed")
                            .point(),
                    field("verdict", choice(PriceDiscovery.Verdict.class), PriceDiscovery::verdict)
                            .means(
                                    "whose is more than half in either order, by more than the"
                                            + " error of estimate: FIRST_LEADS, SECOND_LEADS;"
                                            + " UNDECIDED if neither, or why there is no share:"
                                            + " NOT_COINTEGRATED, TOO_FEW_MOVES (a venue moved too"
                                            + " seldom, was seldom known, or both move as one)")
                            .point(),
                    field("lags", INT, PriceDiscovery::lags)
                            .means("earlier moves in the model; 0 likewise"),
                    field("dickeyFuller", DOUBLE, PriceDiscovery::dickeyFuller)
                            .means(
                                    "of the difference of both prices; below -3.43 they return to"
                                            + " each other, but for one in a hundred"),
                    field("lowShare", DOUBLE, PriceDiscovery::lowShare)
                            .means(
                                    "Hasbrouck's information share of the first, the smaller of both"
                                            + " orders; null without")
                            .point(),
                    field("highShare", DOUBLE, PriceDiscovery::highShare)
                            .means("the larger of both orders; null likewise")
                            .point(),
                    field("componentShare", DOUBLE, PriceDiscovery::componentShare)
                            .means("Gonzalo and Granger's component share of it; null likewise")
                            .point());

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
