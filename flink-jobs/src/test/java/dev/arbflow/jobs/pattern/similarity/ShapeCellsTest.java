package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** A ring whose search looks into cells, against one that looks at everything. */
class ShapeCellsTest {
    private static final int NEAREST = 10;
    private static final int FROM = 500;
    private static final int MOST = 4_000;

    @Test
    void findsNearlyAllOfTheNearestWhereShapesRecurAlsoWhenAllOfItHasBeenReplaced() {
        ShapeRing ring = new ShapeRing(PricePaths.POINTS, 1);
        List<float[]> shapes = PricePaths.shapes(PricePaths.Source.MIXTURE, 3 * MOST, 1);
        fill(ring, shapes);

        assertThat(ring.size()).isEqualTo(MOST);
        assertThat(ring.cells().centres().length).isBetween(50, 70);
        assertThat(recall(ring)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void whatIsReadBackFindsTheSame() throws Exception {
        ShapeRing ring = new ShapeRing(PricePaths.POINTS, 1);
        fill(ring, PricePaths.shapes(PricePaths.Source.MIXTURE, MOST + 700, 1));
        ShapeRingSerializer serializer = new ShapeRingSerializer();
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(ring, out);
        ShapeRing read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        for (float[] query : PricePaths.shapes(PricePaths.Source.MIXTURE, 20, 2)) {
            assertThat(found(read, query, false)).isEqualTo(found(ring, query, false));
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        ShapeRing ring = new ShapeRing(PricePaths.POINTS, 1);
        fill(ring, PricePaths.shapes(PricePaths.Source.MIXTURE, 600, 1));
        float[] query = ring.shape(0);
        ShapeRing copy = ring.copy();
        ring.forgetUntil(300);

        assertThat(found(copy, query, false)).first().isEqualTo(1L);
        assertThat(found(ring, query, false)).isNotEmpty().allMatch(endUs -> endUs > 300);
    }

    private static void fill(ShapeRing ring, List<float[]> shapes) {
        Listing listing = Listing.parse(Moves.KRAKEN);
        for (int i = 0; i < shapes.size(); i++) {
            if (ring.size() == MOST) {
                ring.removeOldest();
            }
            WindowRef window = new WindowRef(listing, i, i + 1, 1, 0, 100);
            ring.add(window, Neighbour.UNKNOWN, shapes.get(i));
            CellTraining.train(ring, FROM);
        }
    }

    private static double recall(ShapeRing ring) {
        int found = 0;
        List<float[]> queries = PricePaths.shapes(PricePaths.Source.MIXTURE, 100, 2);
        for (float[] query : queries) {
            List<Long> exact = found(ring, query, true);
            found += (int) found(ring, query, false).stream().filter(exact::contains).count();
        }
        return found / (double) (queries.size() * NEAREST);
    }

    /** Ends of the nearest, nearest first. */
    private static List<Long> found(ShapeRing ring, float[] query, boolean exactly) {
        NearestMoments nearest = new NearestMoments(NEAREST, 1, 4);
        if (exactly) {
            ExactScan.search(ring, query, 0, ring.size(), nearest);
        } else {
            ring.search(query, 0, ring.size(), nearest);
        }
        return Arrays.stream(
                        nearest.best(Comparator.comparingInt(NearestMoments.Moment::row)).stream()
                                .mapToLong(NearestMoments.Moment::endUs)
                                .toArray())
                .boxed()
                .toList();
    }
}
