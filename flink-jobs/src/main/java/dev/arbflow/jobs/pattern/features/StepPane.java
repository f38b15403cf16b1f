package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.Side;
import dev.arbflow.market.Since;
import dev.arbflow.market.trade.Trade;

/**
 * What is known of one step of a listing so far; the order in which it came to be known does not
 * matter.
 *
 * @param newest state of the book at the step's end; null if it did not change
 * @param faulted whether the book was unusable at any moment of the step
 * @param aliveUs newest moment for which the connection is proven alive; {@link Long#MIN_VALUE} if
 *     none
 * @param bought base units that takers bought
 * @param sold base units that takers sold
 * @param trades number of trades
 * @param missingTrades whether others are or may be missing
 */
record StepPane(
        @Nullable Touch newest,
        boolean faulted,
        long aliveUs,
        double bought,
        double sold,
        long trades,
        @Since(version = 2, absent = "false") boolean missingTrades) {

    /** Nothing is known yet. */
    static final StepPane EMPTY = new StepPane(null, false, Long.MIN_VALUE, 0, 0, 0, false);

    StepPane with(LegPoint point) {
        Touch touch = point.touch();
        boolean replaces = touch != null && (newest == null || touch.isNewerThan(newest));
        return new StepPane(
                replaces ? touch : newest,
                faulted || (touch != null && !touch.usable()),
                Math.max(aliveUs, point.aliveUs()),
                bought,
                sold,
                trades,
                missingTrades);
    }

    StepPane with(Trade trade) {
        boolean buy = trade.takerSide() == Side.BUY;
        return new StepPane(
                newest,
                faulted,
                aliveUs,
                buy ? bought + trade.quantity() : bought,
                buy ? sold : sold + trade.quantity(),
                trades + 1,
                missingTrades);
    }

    /** The same, but trades of the step are or may be missing. */
    StepPane withGap() {
        return new StepPane(newest, faulted, aliveUs, bought, sold, trades, true);
    }
}
