package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link QuoteFunction.Last}. Never change a version; add the next one. */
final class LastQuoteSerializer extends StateSerializer<QuoteFunction.Last> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(QuoteFunction.Last last, DataOutputView out) throws IOException {
        out.writeLong(last.epoch());
        out.writeLong(last.sequence());
        Quote quote = last.quote();
        MarketFields.writeEnum(quote.feed(), out);
        MarketFields.writeListing(new Listing(quote.venue(), quote.market()), out);
        MarketFields.writeEnum(quote.validity(), out);
        out.writeDouble(quote.bid());
        out.writeDouble(quote.bidQuantity());
        out.writeDouble(quote.ask());
        out.writeDouble(quote.askQuantity());
        out.writeLong(quote.ageUs());
        out.writeLong(quote.receiveUs());
        out.writeInt(quote.ordinal());
    }

    @Override
    protected QuoteFunction.Last read(int version, DataInputView in) throws IOException {
        long epoch = in.readLong();
        long sequence = in.readLong();
        Feed feed = MarketFields.readEnum(Feed.class, in);
        Listing listing = MarketFields.readListing(in);
        Quote quote =
                new Quote(
                        feed,
                        listing.venue(),
                        listing.market(),
                        MarketFields.readEnum(BookValidity.class, in),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readLong(),
                        in.readLong(),
                        in.readInt());
        return new QuoteFunction.Last(epoch, sequence, quote);
    }

    @Override
    public TypeSerializerSnapshot<QuoteFunction.Last> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QuoteFunction.Last> {
        public Snapshot() {
            super(LastQuoteSerializer::new);
        }
    }
}
