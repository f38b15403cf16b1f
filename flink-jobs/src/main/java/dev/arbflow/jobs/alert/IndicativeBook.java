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

    /** Why a route that has begun is not told at once, or not as long as that holds. */
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
        boolean heldBack = before != null && before.heldBack();
        if (before == null && why != null) {
            unsaid.accept(why);
            heldBack = true;
        } else if (why == null && (before == null || (heldBack && !waits(edge.route())))) {
            begin(edge, endUs);
        }
        known.put(edge.route(), new Known(edge.route(), endUs, heldBack));
    }

    private void begin(IndicativeEdge edge, long endUs) {
        waiting.add(edge);
        if (endUs < quietUntilUs) {
            unsaid.accept(Unsaid.GATHERED);
        }
    }

    private boolean waits(Route route) {
        return waiting.stream().anyMatch(each -> each.route().equals(route));
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
            told.forEach(edge -> tooLate(edge.route()));
            return List.of();
        }
        told.forEach(edge -> known.computeIfPresent(edge.route(), (route, each) -> each.told()));
        quietUntilUs = nowUs + rule.windowUs();
        return told;
    }

    /** Once it is not late any more it begins, as long as it stands. */
    private void tooLate(Route route) {
        Known before = known.get(route);
        if (before == null || before.heldBack()) {
            return; // gone, or counted
        }
        unsaid.accept(Unsaid.TOO_LATE);
        known.put(route, before.onlyCounted());
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
