package dev.arbflow.connector.websocket.testing;

import dev.arbflow.connector.websocket.Inbound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader emits. */
public final class CollectingOutput implements ReaderOutput<Inbound> {

    /** An event with its Flink timestamp. */
    public record Emitted(Inbound event, long timestampMs) {}

    private final List<Emitted> emitted = new ArrayList<>();
    private final Set<String> released = new LinkedHashSet<>();

    /** Everything so far. */
    public List<Emitted> emitted() {
        return emitted;
    }

    /** The splits whose output, and with it whose watermark, was given up. */
    public Set<String> released() {
        return released;
    }

    @Override
    public void collect(Inbound event) {
        throw new AssertionError("an event without timestamp");
    }

    @Override
    public void collect(Inbound event, long timestampMs) {
        emitted.add(new Emitted(event, timestampMs));
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new AssertionError("the source makes no watermarks of its own");
    }

    @Override
    public void markIdle() {
        throw new AssertionError("a connection always has progress to tell");
    }

    @Override
    public void markActive() {
        throw new AssertionError("a connection is never idle");
    }

    @Override
    public SourceOutput<Inbound> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        released.add(splitId);
    }
}
