package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.alert.IndicativeMemory.Known;
import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.PriceWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The routes of one market of a feed without books: says when trades begin to lie apart, and each
 * beginning once.
 *
 * <p>It begins where it has not for as long as a window is, so that no trade is told twice. What
 * begins within that time after the market was told of waits, and is told at its end together.
 */
final class IndicativeBook {
    private final IndicativeRule rule;
    private final Consumer<Unsaid> unsaid;
    private final Map<Route, Known> known = new LinkedHashMap<>();
    private final List<IndicativeEdge> waiting;
    private long quietUntilUs;

    /** Why a route that has begun is not told at once, or never. */
    enum Unsaid {
        /** The market was told of less than a window ago: it is told afterwards. */
        GATHERED,
        /** Both books are read: detection says what can be had. */
        WITH_BOOKS,
        /** The prices differ by more than anything believable. */
        UNBELIEVABLE,
        /** Nobody knows what a venue takes. */
        WITHOUT_FEE,
        /** It would leave too long after it could be known. */
        TOO_LATE
    }

    /**
     * @param unsaid is told why each route that has begun is not told at once
     */
    IndicativeBook(IndicativeMemory memory, IndicativeRule rule, Consumer<Unsaid> unsaid) {
        this.rule = rule;
        this.unsaid = unsaid;
        memory.known().forEach(each -> known.put(each.route(), each));
        this.waiting = new ArrayList<>(memory.waiting());
        this.quietUntilUs = memory.quietUntilUs();
    }

    /** Looks at the windows of all venues that end at a moment. */
    void look(List<PriceWindow> windows, long endUs) {
        forget(endUs);
        for (PriceWindow buy : windows) {
            for (PriceWindow sell : windows) {
                if (buy.venue() != sell.venue()) {
                    IndicativeEdge.of(buy, sell, rule)
                            .filter(this::isWide)
                            .ifPresent(edge -> seen(edge, endUs));
                }
            }
        }
    }

    /** Where a fee is not known, the difference before fees decides that it is counted. */
    private boolean isWide(IndicativeEdge edge) {
        return (edge.fees() == null ? edge.grossBps() : edge.netBps()) >= rule.minNetBps();
    }

    private void seen(IndicativeEdge edge, long endUs) {
        Unsaid why = whyNever(edge);
        Known before = known.get(edge.route());
        boolean begins = before == null || (before.heldBack() && why == null);
        boolean heldBack = begins ? why != null : before.heldBack();
        known.put(edge.route(), new Known(edge.route(), endUs, heldBack));
        if (begins && heldBack) {
            unsaid.accept(why);
        } else if (begins) {
            waiting.add(edge);
            if (endUs < quietUntilUs) {
                unsaid.accept(Unsaid.GATHERED);
            }
        }
    }

    /** Null if it may be told. */
    private Unsaid whyNever(IndicativeEdge edge) {
        if (rule.isDetected(edge.route())) {
            return Unsaid.WITH_BOOKS;
        }
        if (edge.grossBps() > rule.maxGrossBps()) {
            return Unsaid.UNBELIEVABLE;
        }
        return edge.fees() == null ? Unsaid.WITHOUT_FEE : null;
    }

    /**
     * What is to be told at a moment.
     *
     * @param nowUs that moment, event time
     * @param clockUs our clock
     * @return the best one first; empty if nothing is
     */
    List<IndicativeEdge> say(long nowUs, long clockUs) {
        if (waiting.isEmpty() || nowUs < quietUntilUs) {
            return List.of();
        }
        List<IndicativeEdge> told = waiting.stream().sorted(IndicativeEdge.BEST_FIRST).toList();
        waiting.clear();
        if (clockUs - nowUs > Times.micros(rule.maxBehind())) {
            told.forEach(edge -> unsaid.accept(Unsaid.TOO_LATE));
            return List.of();
        }
        quietUntilUs = nowUs + rule.windowUs();
        return told;
    }

    private void forget(long nowUs) {
        known.values().removeIf(each -> each.lastUs() + rule.windowUs() <= nowUs);
    }

    /** What has to be remembered after a moment. */
    IndicativeMemory kept(long nowUs) {
        forget(nowUs);
        return nowUs >= quietUntilUs && known.isEmpty() && waiting.isEmpty()
                ? IndicativeMemory.NONE
                : new IndicativeMemory(
                        List.copyOf(known.values()), List.copyOf(waiting), quietUntilUs);
    }
}
