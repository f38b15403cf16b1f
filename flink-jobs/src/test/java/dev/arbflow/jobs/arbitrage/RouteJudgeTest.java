package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.testing.Books;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import org.junit.jupiter.api.Test;

/** What depth is worth: the units that earn enough by themselves, and no others. */
class RouteJudgeTest extends DetectionTestBase {
    private static final RouteJudge JUDGE = new RouteJudge(FREE, LIMITS);

    /** Lesson: 199 BTC at 1.7 bps behind 1 BTC at 31 bps were told as below the minimum. */
    @Test
    void aThinEdgeBehindAFatOneHidesNothing() {
        Books asks = asks().ask(60_000, 1).ask(60_175.6, 199);
        Verdict verdict = judge(asks, bids().bid(60_186, 200), RULE);

        assertThat(verdict.kind()).isEqualTo(Kind.ABOVE);
        assertThat(verdict.spread().netBps()).isCloseTo(31, within(1e-9));
        assertThat(verdict.spread().quantity()).isEqualByComparingTo("1");
        assertThat(verdict.spread().profit()).isEqualByComparingTo("186");
    }

    @Test
    void unitsBetweenTheThresholdsHoldAndDoNotOpen() {
        DetectionRule large = new DetectionRule(0, 0, 5, 1, 100_000, 0);
        Books asks = asks().ask(60_000, 1).ask(60_175.6, 199);
        Verdict verdict = judge(asks, bids().bid(60_186, 200), large);

        assertThat(verdict.kind()).isEqualTo(Kind.HOLD);
        assertThat(verdict.refusal()).isEqualTo(RefusalReason.BELOW_MIN_NOTIONAL);
        assertThat(verdict.spread().quantity()).isEqualByComparingTo("200");
        assertThat(verdict.held().refusal()).isNull();
    }

    @Test
    void aMeanAboveTheThresholdDoesNotOpenWhatStandsOnTooLittle() {
        DetectionRule large = new DetectionRule(0, 0, 5, 2, 250, 0);
        Books asks = asks().ask(100, 1).ask(100.2, 3);
        Books bids = bids().bid(100.3, 1).bid(100.21, 3); // 30 bps, then 1 bps: 8 bps of all four
        Verdict verdict = judge(asks, bids, large);

        assertThat(verdict.kind()).isEqualTo(Kind.BELOW);
        assertThat(verdict.refusal()).isEqualTo(RefusalReason.BELOW_MIN_NOTIONAL);
    }

    @Property
    void anotherLevelNeverMakesLessOfAnEdge(@ForAll long seed) {
        Random random = new Random(seed);
        DetectionRule rule = new DetectionRule(0, 0, 4, 1 + random.nextInt(3), 350, 0);
        List<Level> asks = levels(random, 9_990, 1);
        List<Level> bids = levels(random, 10_010, -1);
        Level more = new Level(9_980 + random.nextInt(40), 1 + random.nextInt(5));
        Kind before = judge(asks(asks), bids(bids), rule).kind();

        assertThat(rank(judge(asks(with(asks, more)), bids(bids), rule).kind()))
                .isGreaterThanOrEqualTo(rank(before));
        assertThat(rank(judge(asks(asks), bids(with(bids, more)), rule).kind()))
                .isGreaterThanOrEqualTo(rank(before));
        Statistics.label("before").collect(before).coverage(RouteJudgeTest::everyKindIsTried);
    }

    private static void everyKindIsTried(StatisticsCoverage seen) {
        for (Kind kind : List.of(Kind.BELOW, Kind.HOLD, Kind.ABOVE)) {
            seen.check(kind).percentage(share -> share > 5);
        }
    }

    /** A price in cents and a quantity. */
    private record Level(int cents, int quantity) {}

    private static List<Level> levels(Random random, int best, int direction) {
        List<Level> levels = new ArrayList<>();
        int cents = best;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            levels.add(new Level(cents, 1 + random.nextInt(3)));
            cents += direction * (1 + random.nextInt(12));
        }
        return levels;
    }

    private static List<Level> with(List<Level> levels, Level more) {
        return Stream.concat(levels.stream(), Stream.of(more)).toList();
    }

    private static int rank(Kind kind) {
        return List.of(Kind.BELOW, Kind.HOLD, Kind.ABOVE).indexOf(kind);
    }

    private static Books asks(List<Level> levels) {
        Books book = asks();
        levels.stream()
                .sorted(Comparator.comparingInt(Level::cents))
                .forEach(level -> book.ask(level.cents / 100.0, level.quantity));
        return book;
    }

    private static Books bids(List<Level> levels) {
        Books book = bids();
        levels.stream()
                .sorted(Comparator.comparingInt(Level::cents).reversed())
                .forEach(level -> book.bid(level.cents / 100.0, level.quantity));
        return book;
    }

    private static Books asks() {
        return Books.of(Venue.KRAKEN, MARKET.code()).at(0);
    }

    private static Books bids() {
        return Books.of(Venue.BITSTAMP, MARKET.code()).at(0);
    }

    private static Verdict judge(Books buy, Books sell, DetectionRule rule) {
        return JUDGE.judge(
                KRAKEN_TO_BITSTAMP, Leg.after(null, leg(buy)), Leg.after(null, leg(sell)), rule, 0);
    }
}
