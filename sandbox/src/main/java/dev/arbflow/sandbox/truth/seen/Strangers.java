package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Level;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The books of a market that do not keep company with most of the others: what trades there is not
 * what its name says.
 *
 * <p>Two books keep company if nobody could earn more between them than a limit, and with whatever
 * keeps company with the other. Only those have a say that can be relied on, that speak of the time
 * of both books in question, and whose own bid and ask are no further apart than that. Without a
 * company of more than half of them nobody knows.
 */
final class Strangers {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private final Collection<SeenLeg> legs;
    private final Doubts doubts;
    private final BigDecimal most;

    /**
     * @param legs all of the market, now and later
     */
    Strangers(Collection<SeenLeg> legs, Limits limits) {
        this.legs = legs;
        this.doubts = new Doubts(limits);
        this.most = BigDecimal.valueOf(limits.maxDisagreementBps());
    }

    /** Whether one of two books is a stranger. */
    boolean include(SeenLeg buy, SeenLeg sell, long nowUs) {
        List<SeenLeg> heard =
                legs.stream()
                        .filter(leg -> hasASay(leg, nowUs))
                        .filter(leg -> !doubts.areApart(leg, buy) && !doubts.areApart(leg, sell))
                        .toList();
        return heard.stream()
                .map(leg -> company(leg, heard))
                .filter(company -> 2 * company.size() > heard.size())
                .anyMatch(
                        company ->
                                isOutside(buy, company, heard) || isOutside(sell, company, heard));
    }

    private static boolean isOutside(SeenLeg leg, Set<SeenLeg> company, List<SeenLeg> heard) {
        return heard.contains(leg) && !company.contains(leg);
    }

    private boolean hasASay(SeenLeg leg, long nowUs) {
        return leg.isKnown()
                && leg.fault() == null
                && !leg.shown().book().bids().isEmpty()
                && !leg.shown().book().asks().isEmpty()
                && !isFurtherApart(bid(leg), ask(leg))
                && doubts.areNone(leg, nowUs);
    }

    private Set<SeenLeg> company(SeenLeg first, List<SeenLeg> heard) {
        Set<SeenLeg> company = new LinkedHashSet<>(Set.of(first));
        boolean grows = true;
        while (grows) {
            Set<SeenLeg> known = Set.copyOf(company);
            grows =
                    company.addAll(
                            heard.stream()
                                    .filter(leg -> known.stream().anyMatch(it -> meet(it, leg)))
                                    .toList());
        }
        return company;
    }

    private boolean meet(SeenLeg one, SeenLeg other) {
        return !isFurtherApart(ask(one), bid(other)) && !isFurtherApart(ask(other), bid(one));
    }

    /** Whether a price is above another by more than the limit. */
    private boolean isFurtherApart(BigDecimal low, BigDecimal high) {
        return high.subtract(low).multiply(BPS).compareTo(low.multiply(most)) > 0;
    }

    private static BigDecimal bid(SeenLeg leg) {
        return price(leg.shown().book(), leg.shown().book().bids());
    }

    private static BigDecimal ask(SeenLeg leg) {
        return price(leg.shown().book(), leg.shown().book().asks());
    }

    private static BigDecimal price(BookState book, List<Level> side) {
        return book.instrument().price(side.get(0).price());
    }
}
