package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.BookValidity;
import dev.arbflow.market.CloseReason;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * The slow twin of detection: looks at every single microsecond, remembers no deadline, sends no
 * signal. For books of one unit at whole cents, without fees.
 */
final class EpisodesByTheTick {
    private static final long NONE = -1;

    private final List<LegUpdate> updates;
    private final LegLimits limits;
    private final long dwellUs;
    private final long ageCapUs;

    private long aboveSince = NONE;
    private long openSince = NONE;
    private boolean capped;

    EpisodesByTheTick(List<LegUpdate> updates, LegLimits limits, long dwellUs, long ageCapUs) {
        this.updates = updates;
        this.limits = limits;
        this.dwellUs = dwellUs;
        this.ageCapUs = ageCapUs;
    }

    /** A closed episode. */
    record Stretch(Route route, long openedUs, long lastUs, CloseReason reason) {}

    List<Stretch> of(Route route, long untilUs) {
        List<Stretch> closed = new ArrayList<>();
        for (long now = 0; now <= untilUs; now++) {
            long opened = openSince;
            CloseReason reason = tick(route, now);
            if (opened != NONE && openSince == NONE) {
                closed.add(new Stretch(route, opened, now, reason));
            }
        }
        return closed;
    }

    /** What would close an open episode now. */
    private CloseReason tick(Route route, long now) {
        LegUpdate buy = bookAt(route.buy(), now);
        LegUpdate sell = bookAt(route.sell(), now);
        if (buy == null || sell == null) {
            return gone(CloseReason.SPREAD_COLLAPSED);
        }
        CloseReason broken = worse(broken(buy), broken(sell));
        if (broken != null) {
            return gone(broken);
        }
        long ask = Math.round(buy.asks().best() * 100);
        long bid = Math.round(sell.bids().best() * 100);
        if (bid <= ask) {
            return gone(CloseReason.SPREAD_COLLAPSED);
        }
        capped |= isTooOld(now);
        if (distrusted(route, buy, sell, now)) {
            return fallen(CloseReason.LEG_STALE);
        }
        if (capped) {
            return fallen(CloseReason.AGE_CAP);
        }
        return climb((bid - ask) * 10_000.0 / ask, now);
    }

    private boolean isTooOld(long now) {
        long risen = openSince != NONE ? openSince : aboveSince;
        return risen != NONE && now - risen >= ageCapUs;
    }

    private CloseReason climb(double bps, long now) {
        if (bps >= 5) {
            aboveSince = aboveSince == NONE ? now : aboveSince;
            if (openSince == NONE && now - aboveSince >= dwellUs) {
                openSince = aboveSince;
            }
            return null;
        }
        if (bps >= 2 && openSince != NONE) {
            aboveSince = NONE;
            return null;
        }
        return fallen(CloseReason.SPREAD_COLLAPSED);
    }

    private CloseReason gone(CloseReason reason) {
        capped = false;
        return fallen(reason);
    }

    private CloseReason fallen(CloseReason reason) {
        aboveSince = NONE;
        openSince = NONE;
        return reason;
    }

    private boolean distrusted(Route route, LegUpdate buy, LegUpdate sell, long now) {
        long buyAsOf = asOf(route.buy(), buy, now);
        long sellAsOf = asOf(route.sell(), sell, now);
        return now - Math.min(buyAsOf, sellAsOf) > limits.maxAge().toNanos() / 1_000
                || now - Math.min(buy.receiveUs(), sell.receiveUs())
                        > limits.maxUnchanged().toNanos() / 1_000
                || Math.abs(buyAsOf - sellAsOf) > limits.maxSkew().toNanos() / 1_000;
    }

    private LegUpdate bookAt(Venue venue, long now) {
        LegUpdate newest = null;
        for (LegUpdate update : updates) {
            if (update.listing().venue() == venue
                    && update.hasBook()
                    && update.receiveUs() <= now) {
                newest = update;
            }
        }
        return newest;
    }

    private long asOf(Venue venue, LegUpdate book, long now) {
        long asOf = book.asOfUs();
        for (LegUpdate update : updates.subList(updates.indexOf(book), updates.size())) {
            if (update.listing().venue() == venue && update.receiveUs() <= now) {
                asOf = Math.max(asOf, update.asOfUs());
            }
        }
        return asOf;
    }

    private static CloseReason broken(LegUpdate leg) {
        if (leg.validity() == BookValidity.VALID) {
            return null;
        }
        return leg.validity() == BookValidity.DISCONNECTED
                ? CloseReason.FEED_FAULT
                : CloseReason.BOOK_RESYNC;
    }

    private static CloseReason worse(CloseReason left, CloseReason right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left == CloseReason.FEED_FAULT ? left : right;
    }
}
