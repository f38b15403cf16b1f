package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BASE;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DECIMAL;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;

/** Prices for charts: quotes, evaluated routes and windows of trade prices. */
public final class PriceTables {
    /** The touch of a listing; without prices while its book is unusable. */
    public static final Table<Quote> QUOTE =
            Table.of(
                    Quote.class,
                    field("feed", MarketTables.FEED, Quote::feed).means("who delivered it").tag(),
                    field("venue", MarketTables.VENUE, Quote::venue).means("whose book").tag(),
                    field("market", MARKET, Quote::market).means("of which market").tag(),
                    field("bid", PRICE, Quote::bid)
                            .means("highest price that somebody pays")
                            .point(),
                    field("bidQuantity", BASE, Quote::bidQuantity).means("quantity there").point(),
                    field("ask", PRICE, Quote::ask)
                            .means("lowest price that somebody takes")
                            .point(),
                    field("askQuantity", BASE, Quote::askQuantity).means("quantity there").point(),
                    field("ageMs", MILLIS, (Quote it) -> it.ageUs() / 1e3)
                            .means("time since the connection was proven alive")
                            .point(),
                    field("valid", BOOLEAN, (Quote it) -> it.validity() == BookValidity.VALID)
                            .means("whether the book can be used; without prices if not")
                            .point());

    /** A route evaluated at a moment. */
    public static final Table<Spread> SPREAD =
            Table.of(
                    Spread.class,
                    inline("route", MarketTables.ROUTE_PARTS, Spread::route),
                    field("grossBps", BPS, Spread::grossBps)
                            .means("difference of the touches before fees")
                            .point(),
                    field("netBps", BPS, Spread::netBps)
                            .means("edge of the fill after fees")
                            .point(),
                    field("quantity", DECIMAL.in("base"), Spread::quantity)
                            .means("size of all units that earn the threshold")
                            .point(),
                    field("profit", DECIMAL.in("quote"), Spread::profit)
                            .means("what it leaves after both fees")
                            .point(),
                    field("buyAgeMs", MILLIS, (Spread it) -> it.buyAgeUs() / 1e3)
                            .means("age of the leg that buys")
                            .point(),
                    field("sellAgeMs", MILLIS, (Spread it) -> it.sellAgeUs() / 1e3)
                            .means("age of the leg that sells")
                            .point(),
                    field("exchangeRate", PRICE, PriceTables::rate)
                            .means("what the currency of a leg is worth; absent if none is another")
                            .nullable()
                            .point(),
                    field("exchangeAgeMs", MILLIS, PriceTables::rateAgeMs)
                            .means("age of the book at which it is exchanged")
                            .nullable()
                            .point());

    /** Trade prices of a listing in a sliding window. */
    public static final Table<PriceWindow> WINDOW =
            Table.of(
                    PriceWindow.class,
                    field("feed", MarketTables.FEED, PriceWindow::feed)
                            .means("who delivered the trades")
                            .tag(),
                    field("venue", MarketTables.VENUE, PriceWindow::venue)
                            .means("where they were executed")
                            .tag(),
                    field("market", MARKET, PriceWindow::market).means("of which market").tag(),
                    field("minBuy", PRICE, PriceWindow::minBuy)
                            .means("lowest price of a buying taker")
                            .point(),
                    field("maxSell", PRICE, PriceWindow::maxSell)
                            .means("highest price of a selling taker")
                            .point(),
                    field("lastBuy", PRICE, PriceWindow::lastBuy)
                            .means("newest price of a buying taker")
                            .point(),
                    field("lastSell", PRICE, PriceWindow::lastSell)
                            .means("newest price of a selling taker")
                            .point(),
                    field("trades", LONG, PriceWindow::trades)
                            .means("trades in the window")
                            .point(),
                    field("missingTrades", BOOLEAN, PriceWindow::missingTrades)
                            .means("whether others are or may be missing")
                            .point());

    /** How far the trade prices of two venues lie apart in a sliding window. */
    public static final Table<IndicativeSpread> INDICATIVE =
            Table.of(
                    IndicativeSpread.class,
                    inline("route", MarketTables.PLAIN_ROUTE_PARTS, IndicativeSpread::route),
                    field("differenceBps", BPS, IndicativeSpread::differenceBps)
                            .means("how much higher; before fees, and of trades that are over")
                            .point());

    private PriceTables() {}

    private static Double rate(Spread spread) {
        return spread.exchange() == null ? null : spread.exchange().rate();
    }

    private static Double rateAgeMs(Spread spread) {
        return spread.exchange() == null ? null : spread.exchange().ageUs() / 1e3;
    }
}
