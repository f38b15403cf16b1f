package dev.arbflow.jobs.pattern.leadlag;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.testing.Books;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is claimed of the estimate in docs/pattern-discovery.md. */
class LeadLagEstimatorTest {
    private static final Set<Verdict> A_LAG =
            EnumSet.of(
                    Verdict.FIRST_LEADS, Verdict.SECOND_LEADS, Verdict.TOGETHER, Verdict.UNDECIDED);

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 10})
    void aLagOf300MsIsToldWithin50MsIn98PercentOfPeriods(double perSecond) {
        int periods = 200;

        long told =
                IntStream.range(0, periods)
                        .mapToObj(seed -> related(seed, perSecond, 300, 0).exchangeTime())
                        .filter(estimate -> estimate.verdict() == Verdict.FIRST_LEADS)
                        .filter(estimate -> Math.abs(estimate.lagMs() - 300) <= 50)
                        .count();

        assertThat(told).isGreaterThanOrEqualTo(Math.round(0.98 * periods));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 2, 10})
    void venuesWithoutAnythingInCommonGetNoLagIn95PercentOfPeriods(double perSecond) {
        int periods = 400;

        long given =
                IntStream.range(0, periods)
                        .mapToObj(seed -> compare(LeadLagTapes.unrelated(rnd(seed), perSecond)))
                        .filter(found -> A_LAG.contains(found.receiveTime().verdict()))
                        .count();

        assertThat(given).isLessThanOrEqualTo(Math.round(0.05 * periods));
    }

    @Test
    void theIntervalHoldsTheLagInMostPeriods() {
        int periods = 200;

        long held =
                IntStream.range(0, periods)
                        .mapToObj(seed -> related(seed, 2, 300, 0).exchangeTime())
                        .filter(found -> found.lowMs() <= 310 && found.highMs() >= 290)
                        .count();

        assertThat(held).isGreaterThanOrEqualTo(Math.round(0.9 * periods));
    }

    @Test
    void aLongerWayToUsIsALagByOurClockOnly() {
        VenueLeadLag found = related(1, 2, 0, 250);

        assertThat(found.exchangeTime().verdict()).isEqualTo(Verdict.TOGETHER);
        assertThat(found.receiveTime().verdict()).isEqualTo(Verdict.FIRST_LEADS);
        assertThat(found.receiveTime().lagMs()).isBetween(200.0, 300.0);
    }

    @Test
    void theOneThatFollowsMayComeFirstByName() {
        Estimate found = related(1, 2, -400, 0).exchangeTime();

        assertThat(found.verdict()).isEqualTo(Verdict.SECOND_LEADS);
        assertThat(found.lagMs()).isBetween(-450.0, -350.0);
        assertThat(found.highMs()).isNegative();
    }

    @Test
    void tooFewMovesSayNothing() {
        Estimate found = related(1, 0.1, 300, 0).exchangeTime();

        assertThat(found).isEqualTo(Estimate.none(Verdict.TOO_FEW_MOVES));
    }

    @Test
    void oneLargeMoveInCommonIsChance() {
        List<MidChange> changes = new ArrayList<>(LeadLagTapes.unrelated(rnd(3), 2));
        changes.replaceAll(
                change ->
                        change.receiveUs() > 30_000_000
                                ? new MidChange(
                                        change.listing(),
                                        change.receiveUs(),
                                        change.exchangeUs(),
                                        change.mid() * 1.01)
                                : change);

        assertThat(compare(changes).receiveTime().verdict()).isEqualTo(Verdict.NO_COMMON_MOVES);
    }

    @Test
    void venuesThatMoveOppositelyHaveNothingInCommon() {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), 2, 300, 0);
        changes.replaceAll(
                change ->
                        change.listing().equals(LeadLagTapes.KRAKEN)
                                ? new MidChange(
                                        change.listing(),
                                        change.receiveUs(),
                                        change.exchangeUs(),
                                        1e9 / change.mid())
                                : change);

        assertThat(compare(changes).exchangeTime().verdict()).isEqualTo(Verdict.NO_COMMON_MOVES);
    }

    @Test
    void aVenueThatDoesNotSayWhenIsComparedByOurClockOnly() {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), 2, 300, 0);
        changes.replaceAll(
                change -> new MidChange(change.listing(), change.receiveUs(), 0, change.mid()));

        VenueLeadLag found = compare(changes);

        assertThat(found.exchangeTime()).isEqualTo(Estimate.none(Verdict.NO_EXCHANGE_TIME));
        assertThat(found.receiveTime().verdict()).isEqualTo(Verdict.FIRST_LEADS);
    }

    @Test
    void aWithdrawalWithoutATimeDoesNotSilenceItsVenue() {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), 2, 300, 0);
        changes.add(withdrawal(Times.UNKNOWN));

        Estimate found = compare(changes).exchangeTime();

        assertThat(found.verdict()).isEqualTo(Verdict.FIRST_LEADS);
        assertThat(found.lagMs()).isBetween(250.0, 350.0);
    }

    @Test
    void aVenueThatSaysOnlyWhenItsBookWasWithdrawnIsSilent() {
        List<MidChange> changes = LeadLagTapes.related(rnd(1), 2, 300, 0);
        changes.replaceAll(
                change ->
                        new MidChange(
                                change.listing(), change.receiveUs(), Times.UNKNOWN, change.mid()));
        changes.add(withdrawal(29_000_000));

        assertThat(compare(changes).exchangeTime())
                .isEqualTo(Estimate.none(Verdict.NO_EXCHANGE_TIME));
    }

    private static MidChange withdrawal(long exchangeUs) {
        return MidChange.of(
                Books.kraken("BTC/USD")
                        .invalid(BookValidity.GAP)
                        .times(new Times(exchangeUs, 0, 30_000_000, 30_000_000))
                        .build());
    }

    @Test
    void theSameMovesGiveTheSameAnswer() {
        Function<Integer, VenueLeadLag> once = seed -> related(seed, 2, 300, 100);

        assertThat(once.apply(7)).isEqualTo(once.apply(7));
    }

    private static VenueLeadLag related(int seed, double perSecond, double lagMs, double more) {
        return compare(LeadLagTapes.related(rnd(seed), perSecond, lagMs, more));
    }

    private static Random rnd(int seed) {
        return new Random(seed);
    }

    private static VenueLeadLag compare(List<MidChange> changes) {
        return Iterables.getOnlyElement(
                new PeriodLeadLags(Market.parse("BTC/USD"), 0, LeadLagFunction.PERIOD_US)
                        .of(changes, false));
    }
}
