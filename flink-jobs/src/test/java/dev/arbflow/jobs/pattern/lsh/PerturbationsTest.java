package dev.arbflow.jobs.pattern.lsh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.lsh.Perturbations.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PerturbationsTest {

    @Test
    void crossesTheNearestBorderFirst() {
        Change[] changes = {
            new Change(0, -1, 0.49), new Change(0, 1, 0.09),
            new Change(1, -1, 0.01), new Change(1, 1, 0.81)
        };

        assertThat(new Perturbations(changes).cheapest(new int[] {5, 7}, 4))
                .isDeepEqualTo(new int[][] {{5, 6}, {6, 7}, {6, 6}, {4, 7}});
    }

    @Test
    void endsWhenThereIsNoFurtherBucket() {
        Change[] changes = {new Change(0, 1, 0.2), new Change(0, -1, 0.3)};

        assertThat(new Perturbations(changes).cheapest(new int[] {0}, 9))
                .isDeepEqualTo(new int[][] {{1}, {-1}});
    }

    /** The naive twin: all sets, those that move a function both ways left out, sorted by cost. */
    @Property(tries = 200)
    void findsTheSameBucketsAsTryingAllSets(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int functions) {
        Random random = new Random(seed);
        double[] projections = random.doubles(functions, -3, 3).toArray();
        HashFamily family =
                seed % 2 == 0 ? new HashFamily.SlotFamily() : new HashFamily.SignFamily();
        Change[] changes = family.changes(projections);
        int[] home = family.values(projections);

        int[][] found = new Perturbations(changes).cheapest(home, 12);

        List<int[]> all = allBuckets(changes, home);
        assertThat(found.length).isEqualTo(Math.min(12, all.size()));
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("bucket %s", i).isEqualTo(all.get(i));
        }
    }

    @Test
    void ordersTheBucketsOfTheLargestTable() {
        double[] projections = new Random(1).doubles(Hashing.MAX_FUNCTIONS, -3, 3).toArray();
        HashFamily family = new HashFamily.SlotFamily();
        int[][] found =
                new Perturbations(family.changes(projections))
                        .cheapest(family.values(projections), Hashing.MAX_PROBES);

        assertThat(Arrays.stream(found).map(Arrays::toString).distinct())
                .hasSize(Hashing.MAX_PROBES);
    }

    private static List<int[]> allBuckets(Change[] changes, int[] home) {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Bucket(int[] values, double cost) {}
        List<Bucket> buckets = new ArrayList<>();
        for (int members = 1; members < 1 << changes.length; members++) {
            int[] values = home.clone();
            double cost = 0;
            boolean both = false;
            for (int i = 0; i < changes.length; i++) {
                if ((members >> i & 1) == 1) {
                    both |= values[changes[i].function()] != home[changes[i].function()];
                    values[changes[i].function()] += changes[i].delta();
                    cost += changes[i].cost();
                }
            }
            if (!both) {
                buckets.add(new Bucket(values, cost));
            }
        }
        buckets.sort(Comparator.comparingDouble(Bucket::cost));
        return buckets.stream().map(Bucket::values).toList();
    }
}
