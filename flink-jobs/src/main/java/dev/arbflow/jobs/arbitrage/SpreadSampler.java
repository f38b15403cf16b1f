package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;

/** Samples the spreads of all routes of a market once a second, profitable or not, for charts. */
final class SpreadSampler implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Event time between two samples. */
    private static final long EVERY_US = 1_000_000;

    private final RouteJudge judge;

    SpreadSampler(RouteJudge judge) {
        this.judge = judge;
    }

    /** Samples at {@link MarketBoard#nowUs}, and says on the board when to do it next. */
    void sample(MarketBoard board, RuleBook rules, Consumer<Spread> samples) {
        boolean anything = false;
        for (Route route : board.routes.all()) {
            Optional<Spread> spread = judge.measure(route, board, rules);
            spread.ifPresent(samples);
            anything |= spread.isPresent();
        }
        // Without a comparable pair nothing can be sampled before the next update.
        board.nextSampleUs = anything ? nextUs(board.nowUs) : RouteTrack.NEVER;
    }

    /** The next full second. */
    static long nextUs(long timeUs) {
        return (Math.floorDiv(timeUs, EVERY_US) + 1) * EVERY_US;
    }
}
