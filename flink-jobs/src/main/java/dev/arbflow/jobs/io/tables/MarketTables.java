package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.LISTING;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.ROUTE;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Tape;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.util.function.Function;

/** Values that records of several kinds have inside. */
public final class MarketTables {
    public static final FieldType<Feed> FEED = choice(Feed.class);
    public static final FieldType<Venue> VENUE = choice(Venue.class);
    public static final FieldType<Side> SIDE = choice(Side.class);

    private static final FieldType<Conversion> CONVERSION =
            FieldType.code(Conversion::code, Conversion::parse).in("LEG:VENUE|BASE/QUOTE");

    static final String CORRECTION =
            "added to `exchangeUs` to pull back a clock ahead of ours; never positive";
    static final String RECEIVED = "our clock when the frame arrived";
    static final String INGESTED = "our clock when the record left the source";

    /** Which delivery it was. */
    public static final Table<Origin> ORIGIN =
            Table.of(
                    Origin.class,
                    field("feed", FEED, Origin::feed).means("who delivered it"),
                    field("connection", TEXT, Origin::connection).means("over which connection"),
                    field("epoch", LONG, Origin::epoch)
                            .means("how often that connection had been opened"),
                    field("sequence", LONG, Origin::sequence)
                            .means("number of the event within the epoch"));

    /** The clocks of an event. */
    public static final Table<Times> TIMES =
            Table.of(
                    Times.class,
                    field("exchangeUs", MOMENT, Times::exchangeUs)
                            .means("the venue's clock; 0 where it says nothing"),
                    field("correctionUs", MICROS, Times::correctionUs).means(CORRECTION),
                    field("receiveUs", MOMENT, Times::receiveUs).means(RECEIVED),
                    field("ingestUs", MOMENT, Times::ingestUs).means(INGESTED));

    private static final Field<Route> WAY =
            field("route", ROUTE, (Route route) -> route)
                    .means("what is bought, where, and where it is sold");
    private static final Field<Route> OF_MARKET =
            field("market", MARKET, Route::market).means("of which market").tag();
    private static final Field<Route> BUY =
            field("buy", VENUE, Route::buy).means("venue to buy on").tag();
    private static final Field<Route> SELL =
            field("sell", VENUE, Route::sell).means("venue to sell on").tag();

    /** Which way; tags of a point. */
    public static final Table<Route> ROUTE_PARTS = routeParts(1);

    /** Which way, of what is never compared over a conversion. */
    static final Table<Route> PLAIN_ROUTE_PARTS = Table.of(Route.class, WAY, OF_MARKET, BUY, SELL);

    /** What, and where; venue and market are tags of a point. */
    public static final Table<Listing> LISTING_PARTS =
            Table.of(
                    Listing.class,
                    field("listing", LISTING, (Listing listing) -> listing)
                            .means("of what, and where")
                            .unexported(),
                    field("venue", VENUE, Listing::venue).means("where").tag(),
                    field("market", MARKET, Listing::market).means("of which market").tag());

    /** The same and by whom. */
    public static final Table<Tape> TAPE_PARTS =
            Table.of(
                    Tape.class,
                    field("feed", FEED, Tape::feed).means("who delivered it").tag(),
                    inline("listing", LISTING_PARTS, Tape::listing));

    private MarketTables() {}

    /**
     * Which way; tags of a point.
     *
     * @param conversionSince minor version of the topic with which conversions came
     */
    static Table<Route> routeParts(int conversionSince) {
        return Table.of(
                Route.class,
                WAY,
                OF_MARKET,
                BUY,
                SELL,
                field("conversion", CONVERSION, Route::conversion)
                        .means(
                                "the leg that is traded in another currency, and where that is"
                                        + " exchanged; null if none is")
                        .nullable()
                        .since(conversionSince, null)
                        .tag());
    }

    /** What tells documents of a collection apart; no column, for other fields say the same. */
    static <R> Field<R> id(String pattern, Function<R, String> id) {
        return field("id", TEXT.in(pattern), id).key().unexported();
    }
}
