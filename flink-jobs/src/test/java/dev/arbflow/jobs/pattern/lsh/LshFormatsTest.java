package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of every version of the state formats of this package. */
class LshFormatsTest {
    private static final WindowRef WINDOW =
            new WindowRef(Listing.parse("KRAKEN|BTC/USD"), 1, 2, 3, 4, 100.5);
    private static final String WINDOW_BYTES =
            "01" // version
                    + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                    + "0000000000000001" // start
                    + "0000000000000002" // end
                    + "0000000000000003" // model version
                    + "00000004" // cluster
                    + "4059200000000000"; // mid 100.5
    private static final String KRAKEN_BYTES = "000e4b52414b454e";
    private static final String BITSTAMP_BYTES = "00104249545354414d50";
    private static final Behaviour BEHAVIOUR =
            new Behaviour(WINDOW, Neighbour.UNKNOWN, new float[] {1, -0.5f});
    private static final String BEHAVIOUR_BYTES =
            "01" + WINDOW_BYTES + "ffffffff" + "000000023f800000bf000000";

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(WindowRef.class, WINDOW, WINDOW_BYTES),
                StateBytes.of(Behaviour.class, BEHAVIOUR, BEHAVIOUR_BYTES),
                StateBytes.of(
                        BucketVisit.class,
                        new BucketVisit("a|0", Purpose.LOOK, BEHAVIOUR),
                        "01" + "0003617c30" + "00044c4f4f4b" + BEHAVIOUR_BYTES),
                StateBytes.of(
                        Match.class,
                        new Match(WINDOW, WINDOW, 0.5, 7),
                        "01" + WINDOW_BYTES + WINDOW_BYTES + "3fe0000000000000" + "00000007"),
                StateBytes.of(
                        SimilarPair.class,
                        new SimilarPair(
                                new WindowRef(Listing.parse("BITSTAMP|BTC/USD"), 1, 2, 3, 4, 100.5),
                                WINDOW,
                                0.5),
                        "01"
                                + WINDOW_BYTES.replace(KRAKEN_BYTES, BITSTAMP_BYTES)
                                + WINDOW_BYTES
                                + "3fe0000000000000"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsItsBytes(StateBytes<?> format) throws IOException {
        format.assertKept();
    }

    @ParameterizedTest
    @ValueSource(classes = {SimilarPair.class, Neighbour.class, PatternCandidate.class})
    void whatIsToldTravelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
