package dev.arbflow.sandbox.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.trial.Disturbance.Kind;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrialMarketTest {
    private static Trial trial;

    @BeforeAll
    static void aMinute() {
        trial = Trial.of(11, Duration.ofMinutes(1));
    }

    @Test
    void theSameSeedGivesTheSameDeliveries() {
        Trial again = Trial.of(11, Duration.ofMinutes(1));
        assertThat(again.deliveries()).isEqualTo(trial.deliveries());
        assertThat(Trial.of(12, Duration.ofMinutes(1)).deliveries())
                .isNotEqualTo(trial.deliveries());
    }

    @Test
    void everyKindIsPutInAsOftenAsItsShare() {
        DisturbancePlanner planner =
                new DisturbancePlanner(
                        new Random(1),
                        Market.parse("BTC/USD"),
                        List.of(Venue.BITFINEX, Venue.BITSTAMP, Venue.KRAKEN),
                        Trial.limits(Trial.DETECTION));
        List<Disturbance> plan = planner.plan(Trial.START_US, Trial.START_US + 3_600_000_000L);
        Map<Kind, Long> counts =
                plan.stream()
                        .collect(Collectors.groupingBy(Disturbance::kind, Collectors.counting()));
        long decks = counts.get(Kind.FLICKER);
        for (Kind kind : Kind.values()) {
            assertThat(counts.get(kind))
                    .as(kind.name())
                    .isBetween((decks - 1) * kind.share(), (decks + 1) * kind.share());
        }
        for (int i = 1; i < plan.size(); i++) {
            assertThat(plan.get(i).startUs()).isGreaterThan(plan.get(i - 1).endUs());
        }
    }

    @Test
    void aBookIsNeverCrossedAndEachSideIsInOrder() {
        List<Delivery.Shown> shown =
                trial.deliveries().stream()
                        .map(Delivery::content)
                        .filter(Delivery.Shown.class::isInstance)
                        .map(Delivery.Shown.class::cast)
                        .toList();
        assertThat(shown)
                .hasSizeGreaterThan(3_000)
                .allSatisfy(
                        each -> {
                            List<Level> bids = each.book().bids();
                            List<Level> asks = each.book().asks();
                            assertThat(bids.get(0).price()).isLessThan(asks.get(0).price());
                            assertThat(bids).isSortedAccordingTo(TrialMarketTest::descending);
                            assertThat(asks).isSortedAccordingTo((a, b) -> descending(b, a));
                        });
    }

    @Test
    void nothingIsProvenOfTheFuture() {
        assertThat(trial.deliveries())
                .allMatch(each -> each.provenUs() <= each.receiveUs())
                .isSortedAccordingTo((a, b) -> Long.compare(a.receiveUs(), b.receiveUs()));
    }

    private static int descending(Level a, Level b) {
        return Long.compare(b.price(), a.price());
    }
}
