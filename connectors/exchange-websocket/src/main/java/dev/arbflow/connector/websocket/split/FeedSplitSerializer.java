package dev.arbflow.connector.websocket.split;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Checkpoint format of {@link FeedSplit}; a version is never changed, only followed by another. */
public final class FeedSplitSerializer implements SimpleVersionedSerializer<FeedSplit> {

    private static final int VERSION = 2;
    private static final int USUAL_BYTES = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FeedSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        write(split, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public FeedSplit deserialize(int version, byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        return switch (version) {
            case 1 -> readVersion1(in);
            case VERSION -> read(in);
            default -> throw new IOException("unknown version of a feed split: " + version);
        };
    }

    private static void write(FeedSplit split, DataOutputView out) throws IOException {
        ConnectionSpec spec = split.spec();
        out.writeUTF(spec.feed().name()); // by name: ordinals move when an enum grows
        out.writeUTF(spec.name());
        out.writeUTF(spec.uri().toString());
        out.writeInt(spec.listings().size());
        for (Listing listing : spec.listings()) {
            out.writeUTF(listing.code());
        }
        out.writeInt(spec.depth());
        out.writeUTF(spec.dialect().name());
        out.writeLong(split.epoch());
        Map<String, Long> newest = new TreeMap<>(); // equal splits, equal bytes
        split.newestTrades().forEach((listing, id) -> newest.put(listing.code(), id));
        out.writeInt(newest.size());
        for (Map.Entry<String, Long> each : newest.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue());
        }
    }

    private static FeedSplit read(DataInputView in) throws IOException {
        FeedSplit split = readVersion1(in);
        Map<Listing, Long> newest = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            newest.put(Listing.parse(in.readUTF()), in.readLong());
        }
        return new FeedSplit(split.spec(), split.epoch(), newest);
    }

    /** Version 1 knows no trades; version 2 goes on where it ends. */
    private static FeedSplit readVersion1(DataInputView in) throws IOException {
        Feed feed = Feed.valueOf(in.readUTF());
        String name = in.readUTF();
        URI uri = URI.create(in.readUTF());
        int count = in.readInt();
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            listings.add(Listing.parse(in.readUTF()));
        }
        int depth = in.readInt();
        Dialect dialect = Dialect.valueOf(in.readUTF());
        return new FeedSplit(
                new ConnectionSpec(feed, name, uri, listings, depth, dialect), in.readLong());
    }
}
