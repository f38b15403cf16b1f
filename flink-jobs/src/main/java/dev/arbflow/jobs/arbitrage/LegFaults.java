package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.rule.RouteParameters;
import java.io.Serializable;
import java.util.List;

/** Says whether legs may be compared at a moment, and if not, why. */
public final class LegFaults implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long maxLateHereUs;
    private final long maxAgeUs;
    private final long maxUnchangedUs;
    private final long maxLagUs;
    private final long maxSkewUs;

    public LegFaults(LegLimits limits) {
        maxLateHereUs = Times.micros(limits.maxLateHere());
        maxAgeUs = Times.micros(limits.maxAge());
        maxUnchangedUs = Times.micros(limits.maxUnchanged());
        maxLagUs = Times.micros(limits.maxLag());
        maxSkewUs = Times.micros(limits.maxSkew());
    }

    private LegFaults(LegFaults configured, RouteParameters its) {
        maxLateHereUs = configured.maxLateHereUs;
        maxAgeUs = its.maxAgeUs();
        maxUnchangedUs = configured.maxUnchangedUs;
        maxLagUs = its.maxLagUs();
        maxSkewUs = its.maxSkewUs();
    }

    /** By the limits of one route. */
    public LegFaults by(RouteParameters its) {
        return new LegFaults(this, its);
    }

    /** The first reason that applies to readable books, each with each, or null. */
    public RefusalReason of(List<Leg> legs, long nowUs) {
        RefusalReason first = null;
        for (int i = 0; i < legs.size(); i++) {
            for (int j = i + 1; j < legs.size(); j++) {
                RefusalReason fault = of(legs.get(i), legs.get(j), nowUs);
                if (fault != null && (first == null || fault.compareTo(first) < 0)) {
                    first = fault;
                }
            }
        }
        return first;
    }

    /** Whether a readable book may be relied on, whatever it is compared with. */
    public boolean allows(Leg leg, long nowUs) {
        return of(leg, leg, nowUs) == null;
    }

    /** The first reason that applies to a pair of readable books, or null. */
    RefusalReason of(Leg buy, Leg sell, long nowUs) {
        if (Math.max(buy.lateHereUs(), sell.lateHereUs()) > maxLateHereUs) {
            return RefusalReason.LATE_HERE;
        }
        if (nowUs - Math.min(buy.asOfUs(), sell.asOfUs()) > maxAgeUs) {
            return RefusalReason.LEG_STALE;
        }
        if (nowUs - Math.min(buy.changedUs(), sell.changedUs()) > maxUnchangedUs) {
            return RefusalReason.LEG_FROZEN;
        }
        if (Math.max(buy.lagUs(), sell.lagUs()) > maxLagUs) {
            return RefusalReason.LAGGING;
        }
        if (Math.abs(buy.asOfUs() - sell.asOfUs()) > maxSkewUs) {
            return RefusalReason.SKEWED;
        }
        return null;
    }

    /** Why the books of a route that can be read may not be compared, or null. */
    RefusalReason of(RouteLegs legs, long nowUs) {
        RefusalReason fault = of(legs.buy(), legs.sell(), nowUs);
        return fault == null && legs.isConverted() && !exchanges(legs, nowUs)
                ? RefusalReason.NO_CONVERSION
                : fault;
    }

    /** Whether the book at which a currency is exchanged may be relied on, as both legs may. */
    private boolean exchanges(RouteLegs legs, long nowUs) {
        Leg exchange = legs.exchange();
        return exchange != null
                && exchange.isValid()
                && !legs.exchanged().isEmpty()
                && of(legs.buy(), exchange, nowUs) == null
                && of(exchange, legs.sell(), nowUs) == null;
    }

    /** Why an episode ends of whose route that is said. */
    static CloseReason closeReason(RouteLegs legs, RefusalReason fault) {
        Leg exchange = legs.exchange();
        return fault == RefusalReason.NO_CONVERSION && exchange != null && !exchange.isValid()
                ? closeReason(exchange.validity())
                : CloseReason.LEG_STALE;
    }

    /** First moment at which a comparison that is fine now stops being so without an update. */
    long expiresUs(RouteLegs legs) {
        long expiresUs = Math.min(expiresUs(legs.buy()), expiresUs(legs.sell()));
        return legs.exchange() == null
                ? expiresUs
                : Math.min(expiresUs, expiresUs(legs.exchange()));
    }

    /** The same of one book, whatever it is compared with. */
    public long expiresUs(Leg leg) {
        return 1 + Math.min(leg.asOfUs() + maxAgeUs, leg.changedUs() + maxUnchangedUs);
    }

    /** Why an episode ends when one of its books becomes unusable. */
    public static CloseReason closeReason(BookValidity validity) {
        return switch (validity) {
            case VALID -> throw new IllegalArgumentException("a valid book closes nothing");
            case DISCONNECTED, SILENT, MAINTENANCE -> CloseReason.FEED_FAULT;
            case AWAITING_SNAPSHOT, GAP, CHECKSUM_MISMATCH, CROSSED, UNREADABLE ->
                    CloseReason.BOOK_RESYNC;
        };
    }
}
