package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured against finds what is near, or the comparison would be unfair. */
class HnswIndexTest {
    @Test
    void findsTheNearestFirstAndNearlyAllOfThem() {
        List<float[]> shapes = PricePaths.shapes(PricePaths.Source.MIXTURE, 1_000, 1);
        HnswIndex graph = HnswIndex.of(shapes, 40);
        ExactSearch exact = new ExactSearch.Scan(ExactSearch.rows(shapes));
        int found = 0;
        for (float[] query : PricePaths.shapes(PricePaths.Source.MIXTURE, 20, 2)) {
            List<Integer> near = Arrays.stream(graph.nearest(query, 10)).boxed().toList();
            assertThat(near.get(0)).isEqualTo(exact.nearest(query, 1)[0]);
            for (int each : exact.nearest(query, 10)) {
                found += near.contains(each) ? 1 : 0;
            }
        }

        assertThat(found).isGreaterThanOrEqualTo(195);
    }
}
