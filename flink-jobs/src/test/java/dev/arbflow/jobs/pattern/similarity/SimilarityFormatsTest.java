package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of every version of the state formats of this package. */
class SimilarityFormatsTest {
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
    private static final Behaviour BEHAVIOUR = new Behaviour(WINDOW, new float[] {1, -0.5f});
    private static final String SHAPE_BYTES = "3f800000bf000000";

    private static final StateBytes<ShapeRing> RING =
            new StateBytes<>(
                    new ShapeRingSerializer(),
                    ring(),
                    "01" // version
                            + "00000002" // points
                            + "0000000000000001" // length of a window
                            + "00000001" // one centre
                            + "00000005" // windows since it was trained
                            + "3f8000003f000000"
                            + "00000001" // one row
                            + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                            + "0000000000000002" // end
                            + "0000000000000003" // model version
                            + "00000004" // cluster
                            + "00000007" // what followed
                            + "00000000" // cell
                            + "4059200000000000" // mid 100.5
                            + SHAPE_BYTES);

    private static ShapeRing ring() {
        ShapeRing ring = new ShapeRing(2, 1);
        ring.resumeWith(new ShapeCells(new float[][] {{1, 0.5f}}, 4));
        ring.add(WINDOW, 7, BEHAVIOUR.shape());
        return ring;
    }

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(WindowRef.class, WINDOW, WINDOW_BYTES),
                StateBytes.of(
                        Behaviour.class, BEHAVIOUR, "01" + WINDOW_BYTES + "00000002" + SHAPE_BYTES),
                RING,
                StateBytes.of(
                        ProfilePeaks.class,
                        new ProfilePeaks(7, 0.5f, 3, 9, new float[] {1}, new int[] {2}),
                        "01"
                                + "0000000000000007" // stretch
                                + "3f000000" // its peak
                                + "00000003" // among so many
                                + "0000000000000009" // end of what was told
                                + "00000001" // peaks
                                + "3f800000"
                                + "00000001" // among how many each
                                + "00000002"),
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
        format.assertBytesKept();
    }

    @Test
    void aRingMeansWhatItMeant() throws IOException {
        ShapeRing read = RING.read();

        assertThat(read.window(0)).isEqualTo(WINDOW);
        assertThat(read.followedBy(0)).isEqualTo(7);
        assertThat(read.baseRate(7)).isEqualTo(1);
        assertThat(read.shape(0)).containsExactly(1, -0.5f);
        assertThat(read.cells().since()).isEqualTo(5);
    }

    @Test
    void aRingWithoutCellsHasNoCentres() throws IOException {
        StateBytes<ShapeRing> empty =
                new StateBytes<>(
                        new ShapeRingSerializer(),
                        new ShapeRing(2, 1),
                        "0100000002" + "0000000000000001" + "00000000" + "00000000");

        empty.assertBytesKept();
        assertThat(empty.read().cells()).isNull();
    }

    @Test
    void aCopyOfARingGoesItsOwnWay() {
        ShapeRing ring = ring();
        ShapeRing copy = new ShapeRingSerializer().copy(ring);
        ring.removeOldest();

        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.baseRate(7)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {SimilarPair.class, Neighbour.class, PatternCandidate.class, Discord.class})
    void whatIsToldTravelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
