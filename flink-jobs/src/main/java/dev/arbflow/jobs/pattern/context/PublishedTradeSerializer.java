package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link PublishedTrade}. Never change a version; add the next one. */
final class PublishedTradeSerializer extends StateSerializer<PublishedTrade> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(PublishedTrade trade, DataOutputView out) throws IOException {
        out.writeUTF(trade.pseudonym());
        MarketFields.writeEnum(trade.feed(), out);
        MarketFields.writeListing(trade.listing(), out);
        MarketFields.writeEnum(trade.takerSide(), out);
        out.writeDouble(trade.price());
        out.writeDouble(trade.quantity());
        Times times = trade.times();
        out.writeLong(times.exchangeUs());
        out.writeLong(times.correctionUs());
        out.writeLong(times.receiveUs());
        out.writeLong(times.ingestUs());
    }

    @Override
    protected PublishedTrade read(int version, DataInputView in) throws IOException {
        return new PublishedTrade(
                in.readUTF(),
                MarketFields.readEnum(Feed.class, in),
                MarketFields.readListing(in),
                MarketFields.readEnum(Side.class, in),
                in.readDouble(),
                in.readDouble(),
                new Times(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }

    @Override
    public TypeSerializerSnapshot<PublishedTrade> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PublishedTrade> {
        public Snapshot() {
            super(PublishedTradeSerializer::new);
        }
    }
}
