package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.soak.FlatMemory.Census;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatMemoryTest {
    private static final long MIB = 1 << 20;

    private final FlatMemory memory = new FlatMemory();

    @Test
    void whatGoesUpAndDownIsFlat() {
        for (int i = 0; i < 12; i++) {
            memory.add(new Census((40 + i % 3) * MIB, 50_000 + i % 2 * 4_000));
        }

        assertThat(memory.complaints()).isEmpty();
        assertThat(memory.text())
                .isEqualTo("41.0 to 42.0 MiB, 54,000 to 54,000 map entries (12 samples)");
    }

    @Test
    void bytesThatGrowAreToldThoughMapsDoNot() {
        for (int i = 0; i < 12; i++) {
            memory.add(new Census((40 + i) * MIB, 50_000));
        }

        assertThat(memory.complaints())
                .containsExactly("live heap grows from " + 42 * MIB + " to " + 50 * MIB + " bytes");
    }

    @Test
    void mapsThatGrowAreToldThoughTheyAreSmall() {
        for (int i = 0; i < 12; i++) {
            memory.add(new Census(40 * MIB, 5_000 + i * 300));
        }

        assertThat(memory.complaints()).containsExactly("maps grow from 5600 to 8000 entries");
    }

    @Test
    void twoSamplesSayNothing() {
        memory.add(new Census(1, 1));
        memory.add(new Census(1_000 * MIB, 1_000_000));

        assertThat(memory.complaints()).isEmpty();
        assertThat(new FlatMemory().text()).isEqualTo("not sampled");
    }

    @Test
    void theCensusCountsEntriesOfMapsThatLive() {
        long before = HeapCensus.take().entries();
        Map<Integer, Integer> kept = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            kept.put(i, i);
        }

        Census after = HeapCensus.take();
        assertThat(after.entries() - before).isBetween(150_000L, 250_000L);
        assertThat(after.bytes()).isGreaterThan(200_000 * 32L);
        assertThat(kept).hasSize(200_000);
    }
}
