package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.jobs.arbitrage.RouteTerms.Offer;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.RuleBook;
import dev.arbflow.market.testing.Books;
import java.math.BigDecimal;
import java.time.Instant;
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
    private static final RouteJudge JUDGE = new RouteJudge(detection());

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

    @Test
    void aFillIsCutToWholeLotsOfBothVenues() {
        RouteJudge judge = accepting("0.4", "0", "0", "0"); // and 0.5 on Bitstamp: 2
        Books asks = asks().ask(100, 1).ask(100.01, 2.9);
        Verdict verdict = judge(judge, asks, bids().bid(100.2, 9), RULE);

        assertThat(verdict.kind()).isEqualTo(Kind.ABOVE);
        assertThat(verdict.spread().quantity()).isEqualByComparingTo("2");
        assertThat(verdict.spread().cost()).isEqualByComparingTo("200.01");
        assertThat(verdict.spread().exhausted()).isTrue();
    }

    @Test
    void lessThanAVenuesLeastQuantityIsRefusedByName() {
        Books asks = asks().ask(100, 1.9);
        Books bids = bids().bid(100.2, 9);

        assertThat(judge(accepting("0.5", "1.6", "0", "0"), asks, bids, RULE).refusal())
                .isEqualTo(RefusalReason.BELOW_MIN_QUANTITY);
        assertThat(judge(accepting("0.5", "1.5", "0", "0"), asks, bids, RULE).refusal()).isNull();
        assertThat(judge(accepting("4", "0", "0", "0"), asks, bids, RULE).refusal())
                .isEqualTo(RefusalReason.BELOW_MIN_QUANTITY); // not even one lot
    }

    @Test
    void lessThanEitherVenuesLeastAmountIsRefusedByName() {
        Books asks = asks().ask(100, 1);
        Books bids = bids().bid(100.2, 1);

        assertThat(judge(accepting("0.5", "0", "100.01", "0"), asks, bids, RULE).refusal())
                .isEqualTo(RefusalReason.BELOW_VENUE_NOTIONAL);
        assertThat(judge(accepting("0.5", "0", "100", "100.21"), asks, bids, RULE).refusal())
                .isEqualTo(RefusalReason.BELOW_VENUE_NOTIONAL);
        assertThat(judge(accepting("0.5", "0", "100", "100.2"), asks, bids, RULE).refusal())
                .isNull();
    }

    @Test
    void noMoreCapitalIsPlannedWithThanMayBeUsed() {
        RouteJudge judge =
                new RouteJudge(detection(FREE, InstrumentTable.EMPTY, RULE, new BigDecimal("250")));
        Books asks = asks().ask(100, 1).ask(100.01, 9);
        Verdict verdict = judge(judge, asks, bids().bid(100.2, 20), RULE);

        assertThat(verdict.kind()).isEqualTo(Kind.ABOVE);
        assertThat(verdict.spread().cost().doubleValue()).isCloseTo(250, within(1e-6));
        assertThat(verdict.spread().capped()).isTrue();
        assertThat(verdict.spread().exhausted()).isFalse();
    }

    @Test
    void aCapBelowTheLeastAmountDoesNotHideWhatReachesIt() {
        RouteJudge judge =
                new RouteJudge(detection(FREE, InstrumentTable.EMPTY, RULE, BigDecimal.TEN));

        assertThat(judge(judge, asks().ask(100, 1), bids().bid(100.2, 1), RULE).kind())
                .isEqualTo(Kind.ABOVE);
        assertThat(judge(judge, asks().ask(100, 0.05), bids().bid(100.2, 1), RULE).refusal())
                .isEqualTo(RefusalReason.BELOW_MIN_NOTIONAL);
    }

    /** Kraken sells in given lots and from a quantity and an amount on, Bitstamp buys in halves. */
    private static RouteJudge accepting(
            String lot, String minQuantity, String minBought, String minSold) {
        Instrument kraken =
                new Instrument(
                        null,
                        new BigDecimal(lot),
                        new BigDecimal(minQuantity),
                        new BigDecimal(minBought));
        Instrument bitstamp =
                new Instrument(
                        null, new BigDecimal("0.5"), BigDecimal.ZERO, new BigDecimal(minSold));
        InstrumentTable instruments =
                new InstrumentTable(
                        List.of(row(Venue.KRAKEN, kraken), row(Venue.BITSTAMP, bitstamp)));
        return new RouteJudge(detection(FREE, instruments, RULE));
    }

    private static InstrumentTable.Row row(Venue venue, Instrument instrument) {
        return new InstrumentTable.Row(venue, "*", Instant.EPOCH, instrument, "test");
    }

    @Property
    void anotherLevelNeverMakesLessOfAnEdge(@ForAll long seed) {
        Random random = new Random(seed);
        DetectionRule rule = new DetectionRule(0, 0, 4, 1 + random.nextInt(3), 350, 0);
        List<Level> asks = levels(random, 9_990, 1);
        List<Level> bids = levels(random, 10_010, -1);
        Level more = new Level(9_980 + random.nextInt(40), 1 + random.nextInt(5));
        RouteJudge judge = accepting("1.5", "2", "0", "0");
        Kind before = judge(judge, asks(asks), bids(bids), rule).kind();

        assertThat(rank(judge(judge, asks(with(asks, more)), bids(bids), rule).kind()))
                .isGreaterThanOrEqualTo(rank(before));
        assertThat(rank(judge(judge, asks(asks), bids(with(bids, more)), rule).kind()))
                .isGreaterThanOrEqualTo(rank(before));
        Statistics.label("before").collect(before).coverage(RouteJudgeTest::everyKindIsTried);
    }

    /** A walk that is spared would have changed nothing. */
    @Property
    void aVerdictIsThatOfBothFloorsWalked(@ForAll long seed) {
        Random random = new Random(seed);
        double open = random.nextInt(12) - 1;
        double hold = Math.min(open, random.nextInt(8) - 1);
        DetectionRule rule = new DetectionRule(0, 0, open, hold, 150, 0);
        Detection detection = detection(feesOf("5bps"), rule);
        MarketBoard board =
                board(
                        asks(levels(random, 9_985, 1)),
                        bids(levels(random, 9_990 + random.nextInt(15), -1)));

        Verdict verdict =
                new RouteJudge(detection)
                        .judge(
                                board.legs.of(KRAKEN_TO_BITSTAMP),
                                board,
                                RuleBook.of(detection.configured()));

        assertThat(verdict).isEqualTo(walkedTwice(detection, verdict.spread(), board, rule));
        Statistics.label("kind").collect(verdict.kind()).coverage(RouteJudgeTest::everyKindIsTried);
        Statistics.label("no unit earns")
                .collect(verdict.refusal() == RefusalReason.BELOW_FEES && hold > 0)
                .coverage(seen -> seen.check(true).percentage(share -> share > 1));
        Statistics.label("one floor")
                .collect(open == hold)
                .coverage(seen -> seen.check(true).percentage(share -> share > 1));
    }

    private static Verdict walkedTwice(
            Detection detection, Spread touch, MarketBoard board, DetectionRule rule) {
        RouteLegs legs = board.legs.of(KRAKEN_TO_BITSTAMP);
        RouteTerms terms =
                RouteTerms.find(
                                detection.fees(),
                                detection.instruments(),
                                null,
                                Times.micros(LIMITS.maxAge()),
                                KRAKEN_TO_BITSTAMP,
                                0)
                        .orElseThrow();
        Offer opening = terms.offer(touch, legs, rule.minNetBps(), rule.minNotional());
        Offer holding = terms.offer(touch, legs, rule.holdNetBps(), rule.minNotional());
        if (opening.miss() == null) {
            return Verdict.above(opening.spread());
        }
        return holding.miss() == null
                ? Verdict.hold(opening.miss(), holding.spread())
                : Verdict.below(opening.miss(), opening.spread());
    }

    private static void everyKindIsTried(StatisticsCoverage seen) {
        for (Kind kind : List.of(Kind.BELOW, Kind.HOLD, Kind.ABOVE)) {
            seen.check(kind).percentage(share -> share > 1);
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
        return judge(JUDGE, buy, sell, rule);
    }

    private static Verdict judge(RouteJudge judge, Books buy, Books sell, DetectionRule rule) {
        MarketBoard board = board(buy, sell);
        return judge.judge(
                board.legs.of(KRAKEN_TO_BITSTAMP),
                board,
                RuleBook.of(detection(FREE, rule).configured()));
    }

    private static MarketBoard board(Books buy, Books sell) {
        MarketBoard board = new MarketBoard(MARKET);
        board.nowUs = 0;
        board.put(new Listing(Venue.KRAKEN, MARKET), Leg.after(null, leg(buy)));
        board.put(new Listing(Venue.BITSTAMP, MARKET), Leg.after(null, leg(sell)));
        return board;
    }
}
