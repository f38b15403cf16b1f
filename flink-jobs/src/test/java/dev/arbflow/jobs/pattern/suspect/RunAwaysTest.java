package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunAwaysTest {
    private static final List<Listing> VENUES =
            List.of(
                    Listing.parse("BITFINEX|BTC/USD"),
                    Listing.parse("BITSTAMP|BTC/USD"),
                    Listing.parse("KRAKEN|BTC/USD"));

    private final List<Signal> told = new ArrayList<>();
    private final RunAways judge = new RunAways(Map.of());
    private long second;

    @BeforeEach
    void learnsWhatIsUsual() {
        for (int i = 0; i < VenueMids.SECONDS + Usual.KNOWN_FROM; i++) {
            double noise = i % 2 * 0.01;
            next(100 + noise, 100, 100 - noise);
        }
        told.clear();
    }

    @Test
    void oneThatLeavesTheOthersBehindRunsAway() {
        for (int i = 1; i <= 5; i++) {
            next(100, 100, 100 + i * 0.1);
        }

        assertThat(told).isNotEmpty();
        assertThat(told.get(told.size() - 1).timeUs())
                .as("the end of the second")
                .isEqualTo((second + 1) * 1_000_000);
        assertThat(told)
                .allSatisfy(
                        signal -> {
                            assertThat(signal.listing()).isEqualTo(VENUES.get(2));
                            assertThat(signal.side()).isEqualTo(Side.BUY);
                            assertThat(signal.peak()).isGreaterThanOrEqualTo(RunAways.MIN_BPS);
                            assertThat(signal.timeUs() - signal.sinceUs())
                                    .isEqualTo(VenueMids.SECONDS * 1_000_000L);
                        });
    }

    @Test
    void oneThatJumpsDoesNotRun() {
        for (int i = 1; i <= 10; i++) {
            next(100, 100, 101);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void nobodyRunsAwayWhenAllMoveTogether() {
        for (int i = 1; i <= 20; i++) {
            next(100 + i, 100 + i, 100 + i);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void withOneOtherNobodyKnowsWhoMoved() {
        for (int i = 1; i <= 20; i++) {
            second++;
            judge.next(second, List.of(sample(0, 100), sample(1, 100 + i)), told::add);
        }

        assertThat(told).noneMatch(signal -> signal.timeUs() > (second - 10) * 1_000_000);
    }

    @Test
    void aVenueThatWasSilentBeginsAnew() {
        second += VenueMids.SILENT_SECONDS + 1;
        next(100, 100, 120);
        next(100, 100, 120);

        assertThat(told).isEmpty();
    }

    @Test
    void aVenueThatSaysNothingForAnHourIsForgotten() {
        second += 3_700;
        judge.next(second, List.of(sample(0, 100)), told::add);

        assertThat(judge.byListing()).containsOnlyKeys(VENUES.get(0).code());
    }

    private void next(double... mids) {
        second++;
        judge.next(
                second,
                List.of(sample(0, mids[0]), sample(1, mids[1]), sample(2, mids[2])),
                told::add);
    }

    private MidSample sample(int venue, double mid) {
        return new MidSample(VENUES.get(venue), second, mid);
    }
}
