package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.LegFaults;
import dev.arbflow.jobs.arbitrage.TermsPeriod;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.rule.RouteParameters;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of each cycle and what each book costs, found once for a {@link TermsPeriod}. */
final class CycleTerms implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Cycles come and go; those that were asked for before are found again. */
    private static final int MAX_KEPT = 10_000;

    private final Detection detection;
    private final LegFaults faults;
    private final TermsPeriod period;
    private transient int periods;
    private transient Map<Listing, OfBook> books;
    private transient Map<Cycle, InForce> cycles;

    CycleTerms(Detection detection) {
        this.detection = detection;
        faults = new LegFaults(detection.limits());
        period = new TermsPeriod(detection.instruments());
    }

    /**
     * What holds for a book by itself.
     *
     * @param fee what an order costs; empty if it is not known
     * @param isOn whether what takes it is watched for episodes
     * @param faults when it may not be relied on
     */
    record OfBook(Optional<TakerFee> fee, Instrument instrument, boolean isOn, LegFaults faults) {}

    /**
     * What holds for a cycle.
     *
     * @param isOn whether it is watched for episodes
     * @param rule the thresholds
     * @param faults when its legs may not be compared
     * @param maxCost most capital to plan with, in its first asset; null for any
     */
    record InForce(boolean isOn, DetectionRule rule, LegFaults faults, BigDecimal maxCost) {}

    /** Of each book by itself, by the configuration. */
    LegFaults faults() {
        return faults;
    }

    OfBook of(Listing listing, long timeUs, RuleBook rules) {
        passTo(timeUs, rules);
        return books.computeIfAbsent(listing, its -> find(its, timeUs, rules));
    }

    private OfBook find(Listing listing, long timeUs, RuleBook rules) {
        RouteParameters its = rules.of(List.of(listing), listing.market().quote(), timeUs);
        return new OfBook(
                rules.fees().find(listing.venue(), listing.market(), timeUs),
                detection.instruments().find(listing.venue(), listing.market(), timeUs),
                its.isOn(),
                faults.by(its));
    }

    /** Another number whenever other terms may hold. */
    int period(long timeUs, RuleBook rules) {
        passTo(timeUs, rules);
        return periods;
    }

    InForce of(Cycle cycle, long timeUs, RuleBook rules) {
        passTo(timeUs, rules);
        if (cycles.size() > MAX_KEPT) {
            cycles.clear();
        }
        return cycles.computeIfAbsent(cycle, its -> find(its, timeUs, rules));
    }

    private InForce find(Cycle cycle, long timeUs, RuleBook rules) {
        RouteParameters its = rules.of(cycle.books(), cycle.start(), timeUs);
        return new InForce(
                its.isOn(),
                its.thresholds(),
                faults.by(its),
                its.maxNotional(detection.maxNotional()));
    }

    private void passTo(long timeUs, RuleBook rules) {
        if (period.movesTo(timeUs, rules)) {
            periods++;
            books = new HashMap<>();
            cycles = new HashMap<>();
        }
    }
}
