package dev.arbflow.jobs.io.sbe;

import static dev.arbflow.jobs.io.json.Choices.known;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderEncoder;
import dev.arbflow.jobs.io.sbe.wire.TradeDecoder;
import dev.arbflow.jobs.io.sbe.wire.TradeEncoder;
import dev.arbflow.jobs.io.tables.MarketTables;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.Trade;
import org.agrona.MutableDirectBuffer;

/** A trade as a message. */
final class TradeFormat implements MessageFormat<Trade> {
    private static final int FIXED =
            MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.BLOCK_LENGTH;

    /** Of version 0. */
    private static final int MIN_BLOCK = 64;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder out = new TradeEncoder();
    private final TradeDecoder in = new TradeDecoder();
    private final ParsedOnce<Whose> whose = new ParsedOnce<>(this::parse);

    /** All that a trade says in words, but for its id. */
    private record Whose(
            Venue venue, Market market, Side takerSide, Feed feed, String connection) {}

    @Override
    public int templateId() {
        return TradeDecoder.TEMPLATE_ID;
    }

    @Override
    public int leastBlockLength() {
        return MIN_BLOCK;
    }

    @Override
    public int room(Trade trade) {
        int room = Texts.sum(FIXED, Texts.room(trade.tradeId()));
        room = Texts.sum(room, Texts.room(trade.venue().name()));
        room = Texts.sum(room, Texts.room(trade.market().code()));
        room = Texts.sum(room, Texts.room(trade.takerSide().name()));
        room = Texts.sum(room, Texts.room(trade.origin().feed().name()));
        return Texts.sum(room, Texts.room(trade.origin().connection()));
    }

    @Override
    public int write(Trade trade, MutableDirectBuffer buffer, int offset) {
        Times times = trade.times();
        Origin origin = trade.origin();
        out.wrapAndApplyHeader(buffer, offset, header)
                .price(trade.price())
                .quantity(trade.quantity())
                .exchangeUs(times.exchangeUs())
                .correctionUs(times.correctionUs())
                .receiveUs(times.receiveUs())
                .ingestUs(times.ingestUs())
                .epoch(origin.epoch())
                .sequence(origin.sequence())
                .gapUs(trade.gapUs())
                .tradeId(trade.tradeId())
                .venue(trade.venue().name())
                .market(trade.market().code())
                .takerSide(trade.takerSide().name())
                .feed(origin.feed().name())
                .connection(origin.connection());
        return out.limit();
    }

    @Override
    public Trade read(Message message, UnknownValues unknown) throws ReadError {
        in.wrap(message.buffer(), message.block(), message.blockLength(), message.version());
        String tradeId = tradeId(message);
        Whose said = whose.value(message.record(), in.limit(), endOfWords(), unknown);
        return new Trade(
                new Origin(said.feed(), said.connection(), in.epoch(), in.sequence()),
                said.venue(),
                said.market(),
                tradeId,
                said.takerSide(),
                in.price(),
                in.quantity(),
                new Times(in.exchangeUs(), in.correctionUs(), in.receiveUs(), in.ingestUs()),
                gapUs());
    }

    private long gapUs() {
        long gapUs = in.gapUs();
        return gapUs == TradeDecoder.gapUsNullValue() ? 0 : gapUs; // a release that told no gaps
    }

    /** Nothing is made of a length before it is known to be there. */
    private String tradeId(Message message) throws ReadError {
        int begin = in.limit();
        in.skipTradeId();
        message.expectUpTo(in.limit());
        in.limit(begin);
        return Texts.sound(in.tradeId(), "tradeId", in.buffer(), in.limit());
    }

    /** Passes over the texts and comes back. */
    private int endOfWords() {
        int begin = in.limit();
        in.skipVenue();
        in.skipMarket();
        in.skipTakerSide();
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
                known(MarketTables.SIDE, "takerSide", in.takerSide(), unknown),
                known(MarketTables.FEED, "feed", in.feed(), unknown),
                Texts.sound(in.connection(), "connection", in.buffer(), in.limit()));
    }
}
