package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Market;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.RuleBook;
import java.util.List;
import java.util.function.Consumer;

/**
 * The detector with a board for each market and without Flink around it, for benchmarks.
 *
 * <p>In the detector's own package, which shows it to nobody else.
 */
public final class DetectorUnderTest implements CrossVenueDetector.Findings {
    private final CrossVenueDetector detector;
    private final RuleBook rules;
    private final MarketBoard[] boards;
    private final Consumer<RouteSignal> told;

    /** Routes judged and spreads sampled so far. */
    private long work;

    /**
     * @param markets that updates name by their place in this list
     * @param told hears every signal
     */
    public DetectorUnderTest(
            Detection detection, List<Market> markets, Consumer<RouteSignal> told) {
        this.detector = new CrossVenueDetector(detection);
        this.rules = RuleBook.of(detection.configured());
        this.boards = markets.stream().map(MarketBoard::new).toArray(MarketBoard[]::new);
        this.told = told;
    }

    /** Notes an update of a market. */
    public void update(int market, LegUpdate update) {
        detector.update(boards[market], update, rules, this);
    }

    /** Lets event time pass up to and including a moment, in every market. */
    public void advance(long timeUs) {
        for (MarketBoard board : boards) {
            detector.advance(board, timeUs, rules, this);
        }
    }

    /** Routes judged and spreads sampled so far. */
    public long work() {
        return work;
    }

    @Override
    public void signal(RouteSignal signal) {
        told.accept(signal);
    }

    @Override
    public void sample(Spread spread) {
        work++;
    }

    @Override
    public void evaluated(int routes) {
        work += routes;
    }

    @Override
    public void followed(FollowUp followUp) {
        work++;
    }
}
