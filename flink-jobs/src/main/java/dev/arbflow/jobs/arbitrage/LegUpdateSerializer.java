package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookValidity;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link LegUpdate}. Never change a version; add the next one. */
public final class LegUpdateSerializer extends StateSerializer<LegUpdate> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 2;
    }

    @Override
    protected void write(LegUpdate update, DataOutputView out) throws IOException {
        MarketFields.writeOrigin(update.origin(), out);
        MarketFields.writeListing(update.listing(), out);
        out.writeLong(update.receiveUs());
        out.writeLong(update.holdsFromUs());
        out.writeLong(update.asOfUs());
        out.writeLong(update.lagUs());
        out.writeLong(update.lateHereUs());
        MarketFields.writeEnum(update.validity(), out);
        MarketFields.writeLadder(update.bids(), out);
        MarketFields.writeLadder(update.asks(), out);
    }

    @Override
    protected LegUpdate read(int version, DataInputView in) throws IOException {
        Origin origin = MarketFields.readOrigin(in);
        Listing listing = MarketFields.readListing(in);
        long receiveUs = in.readLong();
        return new LegUpdate(
                origin,
                listing,
                receiveUs,
                version < 2 ? receiveUs : in.readLong(),
                in.readLong(),
                in.readLong(),
                version < 2 ? 0 : in.readLong(),
                MarketFields.readEnum(BookValidity.class, in),
                MarketFields.readLadder(in),
                MarketFields.readLadder(in));
    }

    @Override
    public TypeSerializerSnapshot<LegUpdate> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LegUpdate> {
        public Snapshot() {
            super(LegUpdateSerializer::new);
        }
    }
}
