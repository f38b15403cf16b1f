package dev.arbflow.jobs.pattern.lsh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of every version of the state formats of this package. */
class LshFormatsTest {
    private static final WindowRef WINDOW =
            new WindowRef(Listing.parse("KRAKEN|BTC/USD"), 1, 2, 3, 4, 100.5);
    private static final String WINDOW_BYTES =
            "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                    + "0000000000000001" // start
                    + "0000000000000002" // end
                    + "0000000000000003" // model version
                    + "00000004" // cluster
                    + "4059200000000000"; // mid 100.5
    private static final String KRAKEN_BYTES = "000e4b52414b454e";
    private static final String BITSTAMP_BYTES = "00104249545354414d50";
    private static final Behaviour BEHAVIOUR =
            new Behaviour(WINDOW, Neighbour.UNKNOWN, new float[] {1, -0.5f});
    private static final String BEHAVIOUR_VERSION_1 =
            "01" + WINDOW_BYTES + "ffffffff" + "000000023f800000bf000000";

    @Test
    void behavioursKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(new BehaviourSerializer(), BEHAVIOUR, BEHAVIOUR_VERSION_1);
    }

    @Test
    void visitsKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(
                new BucketVisitSerializer(),
                new BucketVisit("a|0", Purpose.LOOK, BEHAVIOUR),
                "01" + "0003617c30" + "00044c4f4f4b" + BEHAVIOUR_VERSION_1);
    }

    @Test
    void matchesKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(
                new MatchSerializer(),
                new Match(WINDOW, WINDOW, 0.5, 7),
                "01" + WINDOW_BYTES + WINDOW_BYTES + "3fe0000000000000" + "00000007");
    }

    @Test
    void windowsKeepTheirFormat() throws IOException {
        assertKeepsItsFormat(new WindowRefSerializer(), WINDOW, "01" + WINDOW_BYTES);
    }

    @Test
    void pairsKeepTheirFormat() throws IOException {
        WindowRef other = new WindowRef(Listing.parse("BITSTAMP|BTC/USD"), 1, 2, 3, 4, 100.5);
        assertKeepsItsFormat(
                new SimilarPairSerializer(),
                new SimilarPair(other, WINDOW, 0.5),
                "01"
                        + WINDOW_BYTES.replace(KRAKEN_BYTES, BITSTAMP_BYTES)
                        + WINDOW_BYTES
                        + "3fe0000000000000");
    }

    @ParameterizedTest
    @ValueSource(classes = {SimilarPair.class, Neighbour.class, PatternCandidate.class})
    void whatIsToldTravelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    private static <T> void assertKeepsItsFormat(StateSerializer<T> serializer, T value, String hex)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(hex));

        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(hex);
        assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(value);
        assertThat(in.available()).as("bytes left over").isZero();
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
    }
}
