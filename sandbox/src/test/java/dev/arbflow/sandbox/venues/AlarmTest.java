package dev.arbflow.sandbox.venues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.venues.server.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final NavigableMap<Long, List<Runnable>> tasks = new TreeMap<>();
    private final List<Long> rings = new ArrayList<>();
    private long nowUs = 100;
    private final Alarm alarm = new Alarm(() -> nowUs, this::after, () -> rings.add(nowUs));

    private void after(long delayUs, Runnable task) {
        tasks.computeIfAbsent(nowUs + delayUs, at -> new ArrayList<>()).add(task);
    }

    /** Returns how many tasks ran. */
    private int moveTo(long untilUs) {
        int ran = 0;
        while (!tasks.isEmpty() && tasks.firstKey() <= untilUs) {
            nowUs = tasks.firstKey();
            List<Runnable> due = tasks.pollFirstEntry().getValue();
            due.forEach(Runnable::run);
            ran += due.size();
        }
        nowUs = untilUs;
        return ran;
    }

    @Test
    void ringsOnceAtTheEarliestMoment() {
        alarm.set(500);
        alarm.set(300);
        alarm.set(400);
        moveTo(1_000);
        assertThat(rings).containsExactly(300L);
    }

    @Test
    void ringsAtOnceForAMomentThatIsOver() {
        alarm.set(50);
        moveTo(100);
        assertThat(rings).containsExactly(100L);
    }

    @Test
    void doesNotMultiplyItsTasksHoweverOftenItIsSetEarlier() {
        Alarm[] again = new Alarm[1];
        again[0] =
                new Alarm(
                        () -> nowUs,
                        this::after,
                        () -> {
                            rings.add(nowUs);
                            again[0].set(nowUs + 100);
                        });
        for (long at = 200; at > 100; at--) {
            again[0].set(at);
        }
        moveTo(201);
        rings.clear();
        assertThat(moveTo(1_000)).as("one task per ring").isEqualTo(rings.size());
        assertThat(rings).containsExactly(301L, 401L, 501L, 601L, 701L, 801L, 901L);
    }
}
