package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.cycle.CycleFill;
import dev.arbflow.market.cycle.CycleLeg;
import dev.arbflow.market.cycle.CycleReach;
import dev.arbflow.market.cycle.CycleStep;
import dev.arbflow.market.cycle.CycleWalk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * For which size a cycle pays at a moment, and whether that is enough.
 *
 * @param legs the books of the cycle, in its order
 * @param steps what is taken of them, likewise
 * @param maxCost most capital to plan with; null for any
 */
record CycleSize(
        Cycle cycle, List<Leg> legs, List<CycleStep> steps, BigDecimal maxCost, long nowUs) {

    /**
     * What the units above a floor come to.
     *
     * @param miss why that is not enough; null if it is
     */
    record Sized(CycleOffer offer, RefusalReason miss) {}

    /**
     * Walks the books.
     *
     * @param floorBps least net edge of each unit, in basis points
     * @param minNotional least proceeds of all of them, before they are cut to whole lots; what the
     *     most capital ends is enough
     */
    Sized of(CycleOffer touch, double floorBps, double minNotional) {
        CycleReach reach = CycleWalk.reach(steps, floorBps, maxCost);
        if (reach.isEmpty()) {
            return new Sized(touch, RefusalReason.BELOW_MIN_NET);
        }
        CycleFill fill = CycleWalk.fill(steps, reach.cost());
        CycleOffer offer = new CycleOffer(touch.touchNetBps(), moment(fill, reach));
        if (!reach.capped() && reach.proceeds().doubleValue() < minNotional) {
            return new Sized(offer, RefusalReason.BELOW_MIN_NOTIONAL);
        }
        return new Sized(offer, objection(fill, floorBps));
    }

    /** Why venues would not accept the orders, or what they leave over spoils them. */
    private RefusalReason objection(CycleFill fill, double floorBps) {
        for (int i = 0; i < steps.size(); i++) {
            Instrument accepted = steps.get(i).instrument();
            CycleFill.Order order = fill.orders().get(i);
            if (order.quantity().signum() == 0
                    || order.quantity().compareTo(accepted.minQuantity()) < 0) {
                return RefusalReason.BELOW_MIN_QUANTITY;
            }
            if (order.notional().compareTo(accepted.minNotional()) < 0) {
                return RefusalReason.BELOW_VENUE_NOTIONAL;
            }
        }
        double brings = fill.proceeds().doubleValue() / fill.cost().doubleValue();
        return CycleJudge.isWorth(brings, floorBps) ? null : RefusalReason.BELOW_MIN_QUANTITY;
    }

    private CycleEpisode.Moment moment(CycleFill fill, CycleReach reach) {
        List<CycleLeg> exchanges = cycle.legs();
        List<CycleEpisode.Leg> told = new ArrayList<>(steps.size());
        long provenUs = Long.MAX_VALUE;
        for (int i = 0; i < steps.size(); i++) {
            CycleStep step = steps.get(i);
            CycleFill.Order order = fill.orders().get(i);
            long asOfUs = legs.get(i).asOfUs();
            provenUs = Math.min(provenUs, asOfUs);
            told.add(
                    new CycleEpisode.Leg(
                            exchanges.get(i).listing(),
                            step.side(),
                            step.ladder().best(),
                            order.quantity(),
                            order.vwap(),
                            step.fee().fraction(),
                            nowUs - asOfUs));
        }
        return new CycleEpisode.Moment(
                provenUs,
                fill.cost(),
                fill.profit(),
                reach.exhausted(),
                reach.capped(),
                told.get(0),
                told.get(1),
                told.get(2),
                told.size() > Cycle.MIN_BOOKS ? told.get(Cycle.MIN_BOOKS) : null);
    }
}
