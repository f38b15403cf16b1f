package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Exchanged;
import dev.arbflow.market.arbitrage.LimitOrders;

/** The fields of one moment of an episode: what could have been done, and with which orders. */
final class EpisodeMomentTable {
    private static final Table<Episode.Legs> LEGS =
            Table.of(
                    Episode.Legs.class,
                    field("atUs", MOMENT, Episode.Legs::atUs)
                            .means("newest moment for which both legs were proven then"),
                    field("buyVwap", DECIMAL.in("quote per base"), Episode.Legs::buyVwap)
                            .means(
                                    "mean price of the units bought, before the fee, in the"
                                            + " currency of that leg"),
                    field("sellVwap", DECIMAL.in("quote per base"), Episode.Legs::sellVwap)
                            .means(
                                    "mean price of the units sold, before the fee, in the"
                                            + " currency of that leg"),
                    field("buyAgeUs", MICROS, Episode.Legs::buyAgeUs)
                            .means("age of the leg that buys"),
                    field("sellAgeUs", MICROS, Episode.Legs::sellAgeUs)
                            .means("age of the leg that sells"));

    private static final Table<Exchanged> EXCHANGED =
            Table.of(
                    Exchanged.class,
                    field("leg", MarketTables.SIDE, Exchanged::leg)
                            .means("which leg is traded in another currency"),
                    field("rate", PRICE, Exchanged::rate)
                            .means("best price of that currency on the side that is taken, then"),
                    field("vwap", DECIMAL.in("quote per unit"), Exchanged::vwap)
                            .means("mean price of the units exchanged, before the fee"),
                    field("amount", DECIMAL.in("currency"), Exchanged::amount)
                            .means("units of that currency that the fill exchanges"),
                    field("value", DECIMAL.in("quote"), Exchanged::value)
                            .means("what they come to, before the fee"),
                    field("ageUs", MICROS, Exchanged::ageUs)
                            .means("age of the book at which they are exchanged"));

    private static final Table<LimitOrders> ORDERS =
            Table.of(
                    LimitOrders.class,
                    field("buyLimit", DECIMAL.in("quote per base"), LimitOrders::buyLimit)
                            .means(
                                    "most to pay for a base unit, before the fee, in the currency of"
                                            + " that leg; a pair filled at both limits comes out even"),
                    field("sellLimit", DECIMAL.in("quote per base"), LimitOrders::sellLimit)
                            .means("least to take for a base unit, likewise"),
                    field("exchangeLimit", DECIMAL.in("quote per unit"), LimitOrders::exchangeLimit)
                            .means("price at worst where a currency is exchanged; null if none is")
                            .nullable(),
                    field("expiresUs", MOMENT, LimitOrders::expiresUs)
                            .means(
                                    "when an order would rely on books that are not proven any more"));

    private EpisodeMomentTable() {}

    /**
     * The fields of a moment.
     *
     * @param then how meanings begin
     */
    static Table<Episode.Moment> of(String then, String quantityInPoint, String profitInPoint) {
        return Table.of(
                Episode.Moment.class,
                field("quantity", DECIMAL.in("base"), Episode.Moment::quantity)
                        .means(then + "size of all units that earn the threshold")
                        .point(quantityInPoint),
                field("cost", DECIMAL.in("quote"), Episode.Moment::cost)
                        .means("what buying that costs, fee included: the capital it takes"),
                field("profit", DECIMAL.in("quote"), Episode.Moment::profit)
                        .means(then + "what is left after all fees")
                        .point(profitInPoint),
                field("netBps", BPS, Episode.Moment::netBps).means("that profit over that cost"),
                field("grossBps", BPS, Episode.Moment::grossBps)
                        .means("difference of the best prices, before fees"),
                field("buyPrice", PRICE, Episode.Moment::buyPrice)
                        .means("best price to buy at, then, in the currency of that leg"),
                field("sellPrice", PRICE, Episode.Moment::sellPrice)
                        .means("best price to sell at, then, in the currency of that leg"),
                field("exhausted", BOOLEAN, Episode.Moment::exhausted)
                        .means(
                                "whether the fill took all that was seen of a book, so that more"
                                        + " may be there"),
                field("capped", BOOLEAN, Episode.Moment::capped)
                        .means(
                                "whether `MAX_NOTIONAL`, or a rule's `maxNotional`, ended the fill, so"
                                        + " that more was there")
                        .since(2, false),
                field("legs", group(LEGS), Episode.Moment::legs).nullable().since(2, null),
                field("exchange", group(EXCHANGED), Episode.Moment::exchange)
                        .nullable()
                        .since(4, null),
                field("orders", group(ORDERS), Episode.Moment::orders).nullable().since(5, null));
    }
}
