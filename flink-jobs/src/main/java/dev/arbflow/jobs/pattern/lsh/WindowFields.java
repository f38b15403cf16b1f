package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the formats of this package write a {@link WindowRef}.
 *
 * <p>A change here changes every format that uses it: add a second method instead.
 */
final class WindowFields {
    private WindowFields() {}

    static void write(WindowRef window, DataOutputView out) throws IOException {
        MarketFields.writeListing(window.listing(), out);
        out.writeLong(window.startUs());
        out.writeLong(window.endUs());
        out.writeLong(window.modelVersion());
        out.writeInt(window.cluster());
        out.writeDouble(window.lastMid());
    }

    static WindowRef read(DataInputView in) throws IOException {
        return new WindowRef(
                MarketFields.readListing(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readDouble());
    }
}
