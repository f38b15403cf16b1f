package dev.arbflow.jobs.alert;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import java.util.List;

/**
 * Trades of a feed without books lay apart on one or several routes of a market: a hint, never
 * executable.
 *
 * @param feed who told the trades
 * @param market what
 * @param edges each route once, as it was when its edge began, the best one first; at least one
 * @param untilUs event time at which it could be told
 * @param behindUs how long after that it left the job, on our clock
 */
public record IndicativeAlert(
        Feed feed, Market market, List<IndicativeEdge> edges, long untilUs, long behindUs) {

    /** The largest one. */
    public IndicativeEdge best() {
        return edges.get(0);
    }
}
