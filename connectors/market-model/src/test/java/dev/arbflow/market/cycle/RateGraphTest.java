package dev.arbflow.market.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checked against the enumeration of all orders of three and four assets. */
class RateGraphTest {
    private static final int GRAPHS = 300;
    private static final int CHANGES = 30;

    @Test
    void findsTheCyclesThatEnumerationFindsThroughAChangedRate() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < GRAPHS; i++) {
            int assets = 3 + random.nextInt(6);
            RateGraph graph = new RateGraph(assets);
            for (int j = 0; j < CHANGES; j++) {
                int paid = random.nextInt(assets);
                int received = (paid + 1 + random.nextInt(assets - 1)) % assets;
                graph.set(paid, received, random.nextInt(4) == 0 ? 0 : random.nextDouble(0.5, 1.6));
                Set<String> cycles = through(graph, paid, received);
                assertThat(cycles).isEqualTo(enumerated(graph, assets, paid, received));
                found += cycles.size();
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void aCycleThatPaysHasBeenFoundWhenTheLastOfItsRatesBecameBetter() {
        Random random = new Random(8);
        for (int i = 0; i < GRAPHS; i++) {
            int assets = 5;
            RateGraph graph = new RateGraph(assets);
            Set<String> known = new TreeSet<>();
            for (int j = 0; j < CHANGES; j++) {
                int paid = random.nextInt(assets);
                int received = (paid + 1 + random.nextInt(assets - 1)) % assets;
                double before = graph.rate(paid, received);
                graph.set(paid, received, random.nextDouble(0.5, 1.5));
                if (graph.rate(paid, received) > before) {
                    known.addAll(through(graph, paid, received));
                }
            }
            for (int paid = 0; paid < assets; paid++) {
                for (int received = 0; received < assets; received++) {
                    assertThat(known).containsAll(enumerated(graph, assets, paid, received));
                }
            }
        }
    }

    @Test
    void hasABitForEachAsset() {
        RateGraph graph = new RateGraph(RateGraph.MAX_ASSETS);
        graph.set(0, 63, 2);
        graph.set(63, 31, 1);
        graph.set(31, 0, 1);

        assertThat(through(graph, 0, 63)).containsExactly("0 63 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateGraph(RateGraph.MAX_ASSETS + 1));
    }

    private static Set<String> through(RateGraph graph, int paid, int received) {
        Set<String> cycles = new TreeSet<>();
        graph.through(
                paid,
                received,
                1,
                (a, b, c, d, brings) ->
                        cycles.add(code(d < 0 ? List.of(a, b, c) : List.of(a, b, c, d))));
        return cycles;
    }

    private static Set<String> enumerated(RateGraph graph, int assets, int paid, int received) {
        Enumeration all = new Enumeration(graph, assets, paid, received, new TreeSet<>());
        all.orders(3, List.of());
        all.orders(4, List.of());
        return all.cycles;
    }

    /** All orders of so many assets, of which those are kept that pay and exchange two of them. */
    private record Enumeration(
            RateGraph graph, int assets, int paid, int received, Set<String> cycles) {

        void orders(int length, List<Integer> order) {
            if (order.size() == length) {
                if (pays(order)) {
                    cycles.add(code(order));
                }
                return;
            }
            for (int next = 0; next < assets; next++) {
                if (!order.contains(next)) {
                    List<Integer> longer = new ArrayList<>(order);
                    longer.add(next);
                    orders(length, longer);
                }
            }
        }

        private boolean pays(List<Integer> order) {
            double brings = 1;
            boolean passes = false;
            for (int i = 0; i < order.size(); i++) {
                int from = order.get(i);
                int to = order.get((i + 1) % order.size());
                brings *= graph.rate(from, to);
                passes |= from == paid && to == received;
            }
            return brings > 1 && passes;
        }
    }

    /** The same whichever asset it is begun with: the smallest. */
    private static String code(List<Integer> order) {
        List<Integer> turned = new ArrayList<>(order);
        int smallest = turned.indexOf(turned.stream().min(Integer::compare).orElseThrow());
        Collections.rotate(turned, -smallest);
        return String.join(" ", turned.stream().map(String::valueOf).toList());
    }
}
