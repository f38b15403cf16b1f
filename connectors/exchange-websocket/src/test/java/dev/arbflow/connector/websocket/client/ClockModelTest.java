package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClockModelTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long WINDOW_US = TimeUnit.SECONDS.toMicros(10);
    private static final long SLICE_US = WINDOW_US / 100;

    private final ClockModel model = new ClockModel(WINDOW);

    /** A frame: how long after the one before, and receive minus exchange time. */
    record Arrival(long afterUs, long differenceUs) {}

    @Test
    void anExchangeClockAheadOfOursIsPulledBack() {
        model.observe(1_003_000, 1_000_000);
        assertThat(model.correctionUs()).isEqualTo(-3_000);
        assertThat(model.lagUs()).isZero();
    }

    @Test
    void aVenueThatIsLateStaysLate() {
        model.observe(1_000_000, 1_040_000);
        model.observe(1_000_000, 1_090_000);
        assertThat(model.correctionUs()).isZero();
        assertThat(model.lagUs()).isEqualTo(40_000);
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        model.observe(1_003_000, 1_000_000);
        model.observe(19_999_000, 20_000_000);
        assertThat(model.correctionUs()).isZero();
        assertThat(model.lagUs()).isEqualTo(1_000);
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(model.correctionUs()).isZero();
        assertThat(model.lagUs()).isZero();
    }

    @Property
    void correctedTimeIsNeverAfterReceiveTime(@ForAll("arrivals") List<Arrival> arrivals) {
        ClockModel fresh = new ClockModel(WINDOW);
        long receiveUs = WINDOW_US;
        for (Arrival arrival : arrivals) {
            receiveUs += arrival.afterUs();
            long exchangeUs = receiveUs - arrival.differenceUs();
            fresh.observe(exchangeUs, receiveUs);
            assertThat(exchangeUs + fresh.correctionUs()).isLessThanOrEqualTo(receiveUs);
        }
    }

    @Property
    void agreesWithLookingAtEveryFrameOfTheWindow(@ForAll("arrivals") List<Arrival> arrivals) {
        ClockModel fresh = new ClockModel(WINDOW);
        long receiveUs = WINDOW_US;
        for (int last = 0; last < arrivals.size(); last++) {
            receiveUs += arrivals.get(last).afterUs();
            fresh.observe(receiveUs - arrivals.get(last).differenceUs(), receiveUs);
            long minimumUs = minimumUpTo(last, receiveUs, arrivals);
            assertThat(fresh.correctionUs()).isEqualTo(Math.min(0, minimumUs));
            assertThat(fresh.lagUs()).isEqualTo(Math.max(0, minimumUs));
        }
    }

    private static long minimumUpTo(int last, long receiveUs, List<Arrival> arrivals) {
        long minimumUs = Long.MAX_VALUE;
        long thenUs = receiveUs;
        for (int i = last; i >= 0 && thenUs / SLICE_US > receiveUs / SLICE_US - 100; i--) {
            minimumUs = Math.min(minimumUs, arrivals.get(i).differenceUs());
            thenUs -= arrivals.get(i).afterUs();
        }
        return minimumUs;
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Long> afterUs =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.longs().between(0, WINDOW_US / 2),
                        Arbitraries.longs().between(0, 2 * WINDOW_US));
        Arbitrary<Long> differenceUs = Arbitraries.longs().between(-5_000_000, 5_000_000);
        return Combinators.combine(afterUs, differenceUs).as(Arrival::new).list().ofMaxSize(80);
    }
}
