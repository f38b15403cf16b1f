package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BASE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;

import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.Trade;

/** Executed trades: as they were heard, as they are drawn and as they are stored. */
public final class TradeTables {
    private static final String TAKER = "BUY or SELL, the taker's";

    /** A trade as a venue printed it. */
    public static final Table<Trade> TRADE =
            Table.of(
                    Trade.class,
                    field("venue", MarketTables.VENUE, Trade::venue).means("where it was executed"),
                    field("market", MARKET, Trade::market).means("what was traded"),
                    field("tradeId", TEXT, Trade::tradeId)
                            .means("the venue's name for it; unique per feed, venue and market"),
                    field("takerSide", MarketTables.SIDE, Trade::takerSide).means(TAKER),
                    field("price", PRICE, Trade::price).means("price"),
                    field("quantity", BASE, Trade::quantity).means("quantity"),
                    inline("times", MarketTables.TIMES, Trade::times),
                    inline("origin", MarketTables.ORIGIN, Trade::origin),
                    field("gapUs", MICROS, Trade::gapUs)
                            .means(
                                    "how long a gap before it is, in which trades are or may be"
                                            + " missing; 0 if none is")
                            .since(1, 0L));

    /** The same for charts, each trade at a moment of its own. */
    public static final Table<StampedTrade> STAMPED =
            Table.of(
                    StampedTrade.class,
                    inline("tape", MarketTables.TAPE_PARTS, (StampedTrade it) -> it.trade().tape()),
                    field("side", MarketTables.SIDE, (StampedTrade it) -> it.trade().takerSide())
                            .means(TAKER)
                            .tag(),
                    field("price", PRICE, (StampedTrade it) -> it.trade().price())
                            .means("price")
                            .point(),
                    field("quantity", BASE, (StampedTrade it) -> it.trade().quantity())
                            .means("quantity")
                            .point());

    /** The same under a pseudonym. */
    public static final Table<PublishedTrade> PUBLISHED =
            Table.of(
                    PublishedTrade.class,
                    field("id", TEXT, PublishedTrade::pseudonym)
                            .means("pseudonym of the trade")
                            .key(),
                    field("feed", MarketTables.FEED, PublishedTrade::feed)
                            .means("who delivered it"),
                    inline("listing", MarketTables.LISTING_PARTS, PublishedTrade::listing),
                    field("takerSide", MarketTables.SIDE, PublishedTrade::takerSide).means(TAKER),
                    field("price", PRICE, PublishedTrade::price).means("price"),
                    field("quantity", BASE, PublishedTrade::quantity).means("quantity"),
                    field("happenedUs", MOMENT, (PublishedTrade it) -> it.times().happenedUs())
                            .means(
                                    "corrected exchange time, or receive time where the venue says"
                                            + " none")
                            .dated(),
                    field("exchangeUs", MOMENT, TradeTables::exchangeUs)
                            .means("the venue's clock; null where it says nothing"),
                    field("correctionUs", MICROS, (PublishedTrade it) -> it.times().correctionUs())
                            .means(MarketTables.CORRECTION),
                    field("receiveUs", MOMENT, (PublishedTrade it) -> it.times().receiveUs())
                            .means(MarketTables.RECEIVED),
                    field("ingestUs", MOMENT, (PublishedTrade it) -> it.times().ingestUs())
                            .means(MarketTables.INGESTED));

    /** How a listing behaved before a trade. */
    public static final Table<ClusteredTrade> CLUSTERED =
            Table.of(
                    ClusteredTrade.class,
                    field("id", TEXT, (ClusteredTrade it) -> it.trade().pseudonym())
                            .means("pseudonym of the trade, as in the collection `trades`")
                            .key(),
                    inline(
                            "listing",
                            MarketTables.LISTING_PARTS,
                            (ClusteredTrade it) -> it.trade().listing()),
                    field(
                                    "happenedUs",
                                    MOMENT,
                                    (ClusteredTrade it) -> it.trade().times().happenedUs())
                            .means("when the trade happened, as there")
                            .dated(),
                    field("cluster", INT, ClusteredTrade::cluster)
                            .means("behaviour of the listing before it"),
                    field("modelVersion", LONG, ClusteredTrade::modelVersion)
                            .means("version of the clusters"));

    private TradeTables() {}

    private static Long exchangeUs(PublishedTrade trade) {
        long us = trade.times().exchangeUs();
        return us == Times.UNKNOWN ? null : us;
    }
}
