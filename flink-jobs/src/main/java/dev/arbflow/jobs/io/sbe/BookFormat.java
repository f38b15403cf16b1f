package dev.arbflow.jobs.io.sbe;

import static dev.arbflow.jobs.io.json.Choices.known;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import dev.arbflow.jobs.io.sbe.wire.BookDecoder;
import dev.arbflow.jobs.io.sbe.wire.BookEncoder;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderEncoder;
import dev.arbflow.jobs.io.tables.BookTables;
import dev.arbflow.jobs.io.tables.MarketTables;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import org.agrona.MutableDirectBuffer;

/** A book as a message. */
final class BookFormat implements MessageFormat<Book> {
    private static final int MAX_LEVELS = BookEncoder.BidsEncoder.countMaxValue();
    private static final int LEVEL = BookEncoder.BidsEncoder.sbeBlockLength();

    /** Message header, block, and the heads of both groups. */
    private static final int FIXED =
            MessageHeaderEncoder.ENCODED_LENGTH
                    + BookEncoder.BLOCK_LENGTH
                    + BookEncoder.BidsEncoder.HEADER_SIZE
                    + BookEncoder.AsksEncoder.HEADER_SIZE;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookEncoder out = new BookEncoder();
    private final BookDecoder in = new BookDecoder();
    private final ParsedOnce<Whose> whose = new ParsedOnce<>(this::parse);

    /** All that a book says in words. */
    private record Whose(
            Venue venue, Market market, BookValidity validity, Feed feed, String connection) {}

    @Override
    public int templateId() {
        return BookDecoder.TEMPLATE_ID;
    }

    @Override
    public int leastBlockLength() {
        return BookDecoder.BLOCK_LENGTH;
    }

    @Override
    public int room(Book book) {
        if (book.bids().depth() > MAX_LEVELS || book.asks().depth() > MAX_LEVELS) {
            return TOO_LONG;
        }
        int room = FIXED + LEVEL * (book.bids().depth() + book.asks().depth());
        room = Texts.sum(room, Texts.room(book.venue().name()));
        room = Texts.sum(room, Texts.room(book.market().code()));
        room = Texts.sum(room, Texts.room(book.validity().name()));
        room = Texts.sum(room, Texts.room(book.origin().feed().name()));
        return Texts.sum(room, Texts.room(book.origin().connection()));
    }

    @Override
    public int write(Book book, MutableDirectBuffer buffer, int offset) {
        Times times = book.times();
        Origin origin = book.origin();
        out.wrapAndApplyHeader(buffer, offset, header)
                .exchangeUs(times.exchangeUs())
                .correctionUs(times.correctionUs())
                .receiveUs(times.receiveUs())
                .ingestUs(times.ingestUs())
                .asOfUs(book.asOfUs())
                .lagUs(book.lagUs())
                .epoch(origin.epoch())
                .sequence(origin.sequence());
        writeBids(book.bids());
        writeAsks(book.asks());
        out.venue(book.venue().name())
                .market(book.market().code())
                .validity(book.validity().name())
                .feed(origin.feed().name())
                .connection(origin.connection());
        return out.limit();
    }

    private void writeBids(Ladder bids) {
        BookEncoder.BidsEncoder group = out.bidsCount(bids.depth());
        for (int i = 0; i < bids.depth(); i++) {
            group.next().price(bids.prices()[i]).quantity(bids.quantities()[i]);
        }
    }

    private void writeAsks(Ladder asks) {
        BookEncoder.AsksEncoder group = out.asksCount(asks.depth());
        for (int i = 0; i < asks.depth(); i++) {
            group.next().price(asks.prices()[i]).quantity(asks.quantities()[i]);
        }
    }

    @Override
    public Book read(Message message, UnknownValues unknown) throws ReadError {
        in.wrap(message.buffer(), message.block(), message.blockLength(), message.version());
        Ladder bids = readBids(message);
        Ladder asks = readAsks(message);
        Whose said = whose.value(message.record(), in.limit(), endOfWords(), unknown);
        return new Book(
                new Origin(said.feed(), said.connection(), in.epoch(), in.sequence()),
                said.venue(),
                said.market(),
                said.validity(),
                bids,
                asks,
                new Times(in.exchangeUs(), in.correctionUs(), in.receiveUs(), in.ingestUs()),
                in.asOfUs(),
                in.lagUs());
    }

    private Ladder readBids(Message message) throws ReadError {
        BookDecoder.BidsDecoder group = in.bids();
        message.expectGroup(group.count(), LEVEL, group.actingBlockLength(), in.limit());
        double[] prices = new double[group.count()];
        double[] quantities = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            group.next();
            prices[i] = positive(group.price(), "bids");
            quantities[i] = positive(group.quantity(), "bids");
        }
        return prices.length == 0 ? Ladder.EMPTY : new Ladder(prices, quantities);
    }

    private Ladder readAsks(Message message) throws ReadError {
        BookDecoder.AsksDecoder group = in.asks();
        message.expectGroup(group.count(), LEVEL, group.actingBlockLength(), in.limit());
        double[] prices = new double[group.count()];
        double[] quantities = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            group.next();
            prices[i] = positive(group.price(), "asks");
            quantities[i] = positive(group.quantity(), "asks");
        }
        return prices.length == 0 ? Ladder.EMPTY : new Ladder(prices, quantities);
    }

    private static double positive(double value, String field) throws ReadError {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ReadError(
                    field + " must hold finite numbers greater than zero, not " + value);
        }
        return value;
    }

    /** Passes over the texts and comes back. */
    private int endOfWords() {
        int begin = in.limit();
        in.skipVenue();
        in.skipMarket();
        in.skipValidity();
        in.skipFeed();
        in.skipConnection();
        int end = in.limit();
        in.limit(begin);
        return end;
    }

    private Whose parse(UnknownValues unknown) throws ReadError {
        return new Whose(
                known(MarketTables.VENUE, "venue", in.venue(), unknown),
                known(FieldType.MARKET, "market", in.market(), unknown),
                known(BookTables.VALIDITY, "validity", in.validity(), unknown),
                known(MarketTables.FEED, "feed", in.feed(), unknown),
                Texts.sound(in.connection(), "connection", in.buffer(), in.limit()));
    }
}
