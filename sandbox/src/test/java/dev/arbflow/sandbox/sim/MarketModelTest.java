package dev.arbflow.sandbox.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketModelTest {
    private static final long MINUTE_US = 60_000_000;
    private static final Market BTC_USD = Market.parse("BTC/USD");

    /** Keeps all that a model says. */
    private static final class Story implements ModelListener {
        final List<BookStep> steps = new ArrayList<>();
        final List<Dislocation> dislocations = new ArrayList<>();

        @Override
        public void stepped(BookStep step) {
            steps.add(step);
        }

        @Override
        public void dislocated(Dislocation dislocation) {
            dislocations.add(dislocation);
        }

        List<BookStep> of(Venue venue) {
            return steps.stream()
                    .filter(step -> step.instrument().listing().venue() == venue)
                    .toList();
        }
    }

    private static Story run(Scenario scenario, long untilUs, long stepUs) {
        Story story = new Story();
        MarketModel model = new MarketModel(scenario, story);
        for (long now = 0; now <= untilUs; now += stepUs) {
            model.advanceTo(now);
        }
        model.advanceTo(untilUs);
        return story;
    }

    private static Scenario calm(long seed) {
        DislocationPlan never =
                new DislocationPlan(
                        Rules.RULE,
                        Rules.FEES,
                        Duration.ofDays(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        return Scenario.standard(SimulatedVenueList.traits(), seed, never);
    }

    @Test
    void oneSeedGivesTheSameStepsHoweverTimeIsCut() {
        Scenario scenario = Scenario.standard(SimulatedVenueList.traits(), 7, Rules.PLAN);
        Story fine = run(scenario, MINUTE_US / 2, 1_000);
        Story coarse = run(scenario, MINUTE_US / 2, 777_777);
        assertThat(fine.steps).hasSizeGreaterThan(2_000).isEqualTo(coarse.steps);
        assertThat(fine.dislocations).isNotEmpty().isEqualTo(coarse.dislocations);
    }

    @Test
    void anotherSeedGivesOtherSteps() {
        assertThat(run(calm(1), 1_000_000, 100_000).steps)
                .isNotEqualTo(run(calm(2), 1_000_000, 100_000).steps);
    }

    @Test
    void aMissingVenueDoesNotChangeTheOthers() {
        Story all = run(calm(3), 5_000_000, 100_000);
        Story fewer =
                run(calm(3).withVenues(List.of(Venue.KRAKEN, Venue.COINBASE)), 5_000_000, 100_000);
        assertThat(fewer.of(Venue.KRAKEN)).isNotEmpty().isEqualTo(all.of(Venue.KRAKEN));
        assertThat(fewer.of(Venue.BITSTAMP)).isEmpty();
    }

    @Test
    void everyBookKeepsItsDepthAndNeverCrossesItself() {
        Story story =
                run(
                        Scenario.standard(SimulatedVenueList.traits(), 11, Rules.PLAN),
                        2 * MINUTE_US,
                        100_000);
        assertThat(story.steps)
                .allSatisfy(
                        step -> {
                            BookState book = step.after();
                            assertThat(book.bids()).hasSizeBetween(60, 130);
                            assertThat(book.asks()).hasSizeBetween(60, 130);
                            assertThat(book.bids().get(0).price())
                                    .isLessThan(book.asks().get(0).price());
                            assertThat(book.bids()).allMatch(level -> level.quantity() > 0);
                            assertThat(book.asks()).allMatch(level -> level.quantity() > 0);
                        });
    }

    @Test
    void eachStepBeginsWhereTheLastOneOfItsListingEnded() {
        Map<Listing, BookState> last = new HashMap<>();
        for (BookStep step :
                run(
                                Scenario.standard(SimulatedVenueList.traits(), 5, Rules.PLAN),
                                20_000_000,
                                9_000)
                        .steps) {
            BookState previous = last.put(step.instrument().listing(), step.after());
            assertThat(previous == null || previous.equals(step.before())).isTrue();
        }
        assertThat(last).hasSize(8);
    }

    @Test
    void withoutDislocationVenuesCrossALittleAndNeverBeyondTheFees() {
        Map<Venue, BookState> books = new HashMap<>();
        double widest = 0;
        for (BookStep step : run(calm(13), 2 * MINUTE_US, 100_000).steps) {
            if (step.instrument().listing().market().equals(BTC_USD)) {
                books.put(step.instrument().listing().venue(), step.after());
                widest = Math.max(widest, widestGrossBps(books));
            }
        }
        assertThat(widest).isBetween(1.0, 25.0);
    }

    private static double widestGrossBps(Map<Venue, BookState> books) {
        double widest = Double.NEGATIVE_INFINITY;
        for (BookState buy : books.values()) {
            for (BookState sell : books.values()) {
                double ask = buy.instrument().price(buy.asks().get(0).price()).doubleValue();
                double bid = sell.instrument().price(sell.bids().get(0).price()).doubleValue();
                widest = Math.max(widest, (bid / ask - 1) * 1e4);
            }
        }
        return widest;
    }

    @Test
    void theFirstDislocationIsClearAndComesWithinTenSeconds() {
        for (long seed = 0; seed < 20; seed++) {
            List<Dislocation> dislocations =
                    run(
                                    Scenario.standard(
                                            SimulatedVenueList.traits(), seed, Rules.PLAN),
                                    10_000_000,
                                    500_000)
                            .dislocations;
            assertThat(dislocations).isNotEmpty();
            assertThat(dislocations.get(0).kind()).isEqualTo(Dislocation.Kind.CLEAR);
            assertThat(dislocations.get(0).durationUs()).isGreaterThan(Rules.RULE.dwellUs());
        }
    }

    @Test
    void everyKindOfDislocationOccursSoonerOrLater() {
        Set<Dislocation.Kind> kinds = EnumSet.noneOf(Dislocation.Kind.class);
        Scenario quick =
                Scenario.standard(SimulatedVenueList.traits(), 2, Rules.PLAN).withRates(1, 0);
        run(quick, 10 * MINUTE_US, 1_000_000).dislocations.forEach(d -> kinds.add(d.kind()));
        assertThat(kinds).containsExactlyInAnyOrder(Dislocation.Kind.values());

        Set<Dislocation.Kind> withoutFaults = EnumSet.noneOf(Dislocation.Kind.class);
        run(quick.withoutFaults(), 10 * MINUTE_US, 1_000_000)
                .dislocations
                .forEach(d -> withoutFaults.add(d.kind()));
        assertThat(withoutFaults)
                .doesNotContain(Dislocation.Kind.DISCONNECTED, Dislocation.Kind.CHECKSUM_FAULT)
                .contains(Dislocation.Kind.CLEAR, Dislocation.Kind.TOO_SMALL);
    }

    @Test
    void aDislocatedBookStandsApartByItsShiftAndComesBack() {
        Story story =
                run(
                        Scenario.standard(SimulatedVenueList.traits(), 21, Rules.PLAN),
                        MINUTE_US,
                        100_000);
        Dislocation first = story.dislocations.get(0);
        double before = midAt(story, first.listing(), first.startUs() - 1);
        double during = midAt(story, first.listing(), first.startUs() + 1);
        double after = midAt(story, first.listing(), first.endUs() + 1);
        assertThat((during / before - 1) * 1e4)
                .isBetween(first.shiftBps() - 8, first.shiftBps() + 8);
        assertThat(Math.abs(after / before - 1) * 1e4).isLessThan(20);
    }

    private static double midAt(Story story, Listing listing, long modelUs) {
        return story.steps.stream()
                .filter(step -> step.instrument().listing().equals(listing))
                .filter(step -> step.modelUs() <= modelUs)
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .after()
                .mid();
    }

    @Test
    void tradesTakeLiquidityAndAreNumberedWithoutGap() {
        Map<Listing, Long> last = new HashMap<>();
        Map<Venue, Long> lastOfVenue = new HashMap<>();
        int sweeps = 0;
        for (BookStep step :
                run(
                                Scenario.standard(SimulatedVenueList.traits(), 17, Rules.PLAN),
                                MINUTE_US,
                                100_000)
                        .steps) {
            sweeps += step.trades().size() > 1 ? 1 : 0;
            for (SimTrade trade : step.trades()) {
                Listing listing = trade.instrument().listing();
                assertThat(trade.number()).isEqualTo(last.getOrDefault(listing, 0L) + 1);
                assertThat(trade.venueNumber())
                        .isEqualTo(lastOfVenue.getOrDefault(listing.venue(), 0L) + 1);
                assertThat(trade.quantity()).isPositive();
                last.put(listing, trade.number());
                lastOfVenue.put(listing.venue(), trade.venueNumber());
            }
        }
        assertThat(last).hasSize(8);
        assertThat(sweeps).isPositive();
    }

    @Test
    void quietPeriodsOccurOutsideDislocations() {
        Map<Listing, Long> last = new HashMap<>();
        long longest = 0;
        for (BookStep step : run(calm(19), MINUTE_US, 100_000).steps) {
            Long previous = last.put(step.instrument().listing(), step.modelUs());
            longest = previous == null ? 0 : Math.max(longest, step.modelUs() - previous);
        }
        assertThat(longest).isBetween(200_000L, 800_000L);
    }

    @Test
    void refusesAScenarioThatCannotRun() {
        Scenario scenario = calm(1);
        assertThatThrownBy(() -> scenario.withVenues(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario.withMarkets(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario.withRates(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario.withRates(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario.withDepth(3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkProfile.ofMillis(0, 5, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkProfile.ofMillis(0, -1, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MarketSetup.of("BTC/USD", 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MarketSetup.of("BTC/USD", 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new DislocationPlan(
                                        Rules.RULE,
                                        Rules.FEES,
                                        Duration.ZERO,
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
