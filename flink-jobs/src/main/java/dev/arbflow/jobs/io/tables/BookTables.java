package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.LEVELS;
import static dev.arbflow.jobs.io.fields.FieldType.LONGS;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXTS;
import static dev.arbflow.jobs.io.fields.FieldType.choice;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;

/** What a source says of books, connections and frames. */
public final class BookTables {
    /** A reason that only a newer release knows is no reason to trust a book. */
    public static final FieldType<BookValidity> VALIDITY =
            choice(BookValidity.class, BookValidity.UNREADABLE);

    private static final FieldType<FeedStatus.State> STATE =
            choice(FeedStatus.State.class, FeedStatus.State.UNKNOWN);

    private static final String AS_OF = "newest moment for which the connection is proven alive";
    private static final String LAG = "how late the connection delivers";

    /** The best levels of a listing. */
    public static final Table<Book> BOOK =
            Table.of(
                    Book.class,
                    field("venue", MarketTables.VENUE, Book::venue).means("whose book"),
                    field("market", MARKET, Book::market).means("of which market"),
                    field("validity", VALIDITY, Book::validity)
                            .means("VALID, or why it must not be used"),
                    field("bids", LEVELS.in("quote per base; base"), Book::bids)
                            .means("pairs of price and quantity, highest price first"),
                    field("asks", LEVELS.in("quote per base; base"), Book::asks)
                            .means("pairs of price and quantity, lowest price first"),
                    inline("times", MarketTables.TIMES, Book::times),
                    field("asOfUs", MOMENT, Book::asOfUs).means(AS_OF),
                    field("lagUs", MICROS, Book::lagUs).means(LAG),
                    inline("origin", MarketTables.ORIGIN, Book::origin));

    /** How far a connection has come; in two topics, so a new field is new in both. */
    public static final Table<Progress> PROGRESS =
            Table.of(
                    Progress.class,
                    field("receiveUs", MOMENT, Progress::receiveUs).means(MarketTables.RECEIVED),
                    field("ingestUs", MOMENT, Progress::ingestUs).means(MarketTables.INGESTED),
                    field("asOfUs", MOMENT, Progress::asOfUs).means(AS_OF),
                    field("lagUs", MICROS, Progress::lagUs).means(LAG),
                    field("listings", TEXTS.in("VENUE|BASE/QUOTE"), Progress::listings)
                            .means("listings of this partition that it proves alive"),
                    field("listingsAsOfUs", LONGS.in("µs"), Progress::listingsAsOfUs)
                            .means(
                                    "for each of them, the newest moment for which its own"
                                            + " subscription is proven"),
                    inline("origin", MarketTables.ORIGIN, Progress::origin));

    /** What happened to a feed. */
    public static final Table<FeedStatus> FEED_STATUS =
            Table.of(
                    FeedStatus.class,
                    field("subject", TEXT.in("VENUE|BASE/QUOTE or FEED|*"), FeedStatus::subject)
                            .means("what it happened to"),
                    field("state", STATE, FeedStatus::state).means("one of " + STATE.choices()),
                    field("reason", TEXT, FeedStatus::reason).means("in words"),
                    field("receiveUs", MOMENT, FeedStatus::receiveUs).means("our clock"),
                    inline("origin", MarketTables.ORIGIN, FeedStatus::origin));

    /** A frame that could not be read. */
    public static final Table<MalformedFrame> MALFORMED =
            Table.of(
                    MalformedFrame.class,
                    field("reason", TEXT, MalformedFrame::reason).means("why it could not be read"),
                    field("text", TEXT, MalformedFrame::text)
                            .means("the frame, cut after 16,384 characters"),
                    field("receiveUs", MOMENT, MalformedFrame::receiveUs)
                            .means("our clock when it arrived"),
                    inline("origin", MarketTables.ORIGIN, MalformedFrame::origin));

    private BookTables() {}
}
