package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.arbitrage.CloseReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link KnownEpisode}. Never change a version; add the next one. */
final class KnownEpisodeSerializer extends StateSerializer<KnownEpisode> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(KnownEpisode episode, DataOutputView out) throws IOException {
        out.writeUTF(episode.id());
        out.writeLong(episode.openedUs());
        out.writeLong(episode.lastUs());
        MarketFields.writeEnum(episode.closeReason(), out);
        out.writeDouble(episode.peakBps());
        out.writeDouble(episode.profit());
        MarketFields.writeVector(episode.features(), out);
    }

    @Override
    protected KnownEpisode read(int version, DataInputView in) throws IOException {
        return new KnownEpisode(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                MarketFields.readEnum(CloseReason.class, in),
                in.readDouble(),
                in.readDouble(),
                MarketFields.readVector(in));
    }

    @Override
    public TypeSerializerSnapshot<KnownEpisode> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KnownEpisode> {
        public Snapshot() {
            super(KnownEpisodeSerializer::new);
        }
    }
}
