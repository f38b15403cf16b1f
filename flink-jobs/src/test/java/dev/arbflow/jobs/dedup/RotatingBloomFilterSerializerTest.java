package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.testing.StateBytes;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class RotatingBloomFilterSerializerTest {
    private static final Dedup SMALL = new Dedup(2, 0.1, Duration.ofMinutes(1));

    /** Old generation: "7". Young generation: "42" and a UUID. */
    private static final String VERSION_1 =
            "01" // version
                    + "01" // young: filter by Guava, number of ids, where each ends, their bytes
                    + "010300000001"
                    + "0440400021001000"
                    + "00000002"
                    + "0000000200000026"
                    + "3432"
                    + "35643836393138632d636235322d343164632d613837302d356366646635636134663263"
                    + "01" // old
                    + "010300000001"
                    + "0008008008000000"
                    + "00000001"
                    + "00000001"
                    + "37";

    private final RotatingBloomFilterSerializer serializer = new RotatingBloomFilterSerializer();

    private final StateBytes<RotatingBloomFilter> kept =
            new StateBytes<>(serializer, filter(), VERSION_1);

    @Test
    void keepsItsBytes() throws IOException {
        kept.assertBytesKept();
    }

    @Test
    void knowsWhatTheBytesKnow() throws IOException {
        assertKnowsWhatTheFixtureKnows(kept.read());
    }

    @Test
    void readsAnEmptyFilter() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(new RotatingBloomFilter(), out);

        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(serializer.deserialize(in).isEmpty()).isTrue();
        assertThat(in.available()).as("bytes left over").isZero();
    }

    @Test
    void aSnapshotSeesNothingThatArrivesWhileItIsWritten() {
        RotatingBloomFilter live = filter();
        RotatingBloomFilter snapshot = serializer.copy(live);
        live.offer("later", SMALL);

        assertThat(serializer.isImmutableType()).isFalse();
        assertThat(snapshot.offer("later", SMALL)).isNotEqualTo(RotatingBloomFilter.Answer.KNOWN);
        assertKnowsWhatTheFixtureKnows(snapshot);
    }

    private static RotatingBloomFilter filter() {
        RotatingBloomFilter filter = new RotatingBloomFilter();
        filter.offer("7", SMALL);
        filter.rotate();
        filter.offer("42", SMALL);
        filter.offer("5d86918c-cb52-41dc-a870-5cfdf5ca4f2c", SMALL);
        return filter;
    }

    private static void assertKnowsWhatTheFixtureKnows(RotatingBloomFilter filter) {
        for (String id : new String[] {"7", "42", "5d86918c-cb52-41dc-a870-5cfdf5ca4f2c"}) {
            assertThat(filter.offer(id, SMALL)).isEqualTo(RotatingBloomFilter.Answer.KNOWN);
        }
        assertThat(filter.offer("8", SMALL)).isNotEqualTo(RotatingBloomFilter.Answer.KNOWN);
    }
}
