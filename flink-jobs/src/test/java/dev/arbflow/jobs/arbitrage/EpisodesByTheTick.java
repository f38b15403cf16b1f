package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.book.BookValidity;
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
    private long newestSince = NONE; // of the candidate
    private long openSince = NONE;
    private boolean capped;

    EpisodesByTheTick(List<LegUpdate> updates, LegLimits limits, long dwellUs, long ageCapUs) {
        this.updates = updates;
        this.limits = limits;
        this.dwellUs = dwellUs;
        this.ageCapUs = ageCapUs;
    }

    private long lastProven = NONE;

    /** A closed episode. */
    record Stretch(Route route, long openedUs, long lastUs, CloseReason reason) {}

    List<Stretch> of(Route route, long untilUs) {
        List<Stretch> closed = new ArrayList<>();
        for (long now = 0; now <= untilUs; now++) {
            closeIfItWasGone(route, now, closed);
            long opened = openSince;
            lastProven = Math.max(newestSince, provenUntil(route, now));
            CloseReason reason = tick(route, now);
            if (opened != NONE && openSince == NONE) {
                closed.add(new Stretch(route, opened, lastProven, reason));
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
        return climb((bid - ask) * 10_000.0 / ask, route, now);
    }

    /** What arrives now can show that the edge was gone at a moment since it rose. */
    private void closeIfItWasGone(Route route, long now, List<Stretch> closed) {
        long risen = openSince != NONE ? openSince : aboveSince;
        if (risen == NONE || !isTrusted(route, now)) {
            return;
        }
        long then = Math.max(risen, Math.min(news(route.buy(), now), news(route.sell(), now)));
        while (then <= now && stoodAt(route, then, now)) {
            then++;
        }
        if (then <= now) {
            if (openSince != NONE) {
                long last = Math.max(lastProven, then);
                closed.add(new Stretch(route, openSince, last, CloseReason.SPREAD_COLLAPSED));
            }
            fallen(CloseReason.SPREAD_COLLAPSED);
        }
    }

    private boolean stoodAt(Route route, long then, long now) {
        LegUpdate buy = bookHolding(route.buy(), then, now);
        LegUpdate sell = bookHolding(route.sell(), then, now);
        return buy != null && sell != null && edgeBps(buy, sell) >= (openSince != NONE ? 2 : 5);
    }

    /** Whether what is known now is worth going on with. */
    private boolean isTrusted(Route route, long now) {
        LegUpdate buy = bookAt(route.buy(), now);
        LegUpdate sell = bookAt(route.sell(), now);
        return edgeBps(buy, sell) >= 2
                && !capped
                && !isTooOld(now)
                && !distrusted(route, buy, sell, now);
    }

    private static double edgeBps(LegUpdate buy, LegUpdate sell) {
        if (broken(buy) != null || broken(sell) != null) {
            return Double.NEGATIVE_INFINITY;
        }
        long ask = Math.round(buy.asks().best() * 100);
        return (Math.round(sell.bids().best() * 100) - ask) * 10_000.0 / ask;
    }

    /** From which moment on a book holds that arrives now; far away if none does. */
    private long news(Venue venue, long now) {
        long news = Long.MAX_VALUE;
        long from = NONE;
        for (LegUpdate update : booksUntil(venue, now)) {
            from = Math.max(from, update.holdsFromUs());
            news = update.receiveUs() == now ? Math.min(news, from) : news;
        }
        return news;
    }

    /** The book that held at an earlier moment, as is known now. */
    private LegUpdate bookHolding(Venue venue, long then, long now) {
        LegUpdate holding = null;
        for (LegUpdate update : booksUntil(venue, now)) {
            holding = update.holdsFromUs() <= then ? update : holding;
            if (update.holdsFromUs() > then) {
                return holding; // what came after it holds from no earlier
            }
        }
        return holding;
    }

    private List<LegUpdate> booksUntil(Venue venue, long now) {
        return updates.stream()
                .filter(update -> update.listing().venue() == venue && update.hasBook())
                .filter(update -> update.receiveUs() <= now)
                .toList();
    }

    private boolean isTooOld(long now) {
        long risen = openSince != NONE ? openSince : aboveSince;
        return risen != NONE && now - risen >= ageCapUs;
    }

    private CloseReason climb(double bps, Route route, long now) {
        if (bps >= 5) {
            if (aboveSince == NONE) {
                long holdsFrom =
                        Math.max(
                                bookAt(route.buy(), now).holdsFromUs(),
                                bookAt(route.sell(), now).holdsFromUs());
                aboveSince = Math.max(holdsFrom, Math.max(newestSince, provenUntil(route, now)));
                newestSince = openSince == NONE ? aboveSince : newestSince;
            }
            if (openSince == NONE && provenUntil(route, now) - aboveSince >= dwellUs) {
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
        newestSince = NONE;
        return fallen(reason);
    }

    private CloseReason fallen(CloseReason reason) {
        aboveSince = NONE;
        openSince = NONE;
        return reason;
    }

    private boolean distrusted(Route route, LegUpdate buy, LegUpdate sell, long now) {
        long buyAsOf = asOf(route.buy(), now);
        long sellAsOf = asOf(route.sell(), now);
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

    /** The newest moment for which both legs of a route are proven, since their first books. */
    private long provenUntil(Route route, long now) {
        if (bookAt(route.buy(), now) == null || bookAt(route.sell(), now) == null) {
            return NONE;
        }
        return Math.min(asOf(route.buy(), now), asOf(route.sell(), now));
    }

    private long asOf(Venue venue, long now) {
        long asOf = NONE;
        boolean seen = false;
        for (LegUpdate update : updates) {
            if (update.listing().venue() == venue && update.receiveUs() <= now) {
                seen |= update.hasBook();
                asOf = seen ? Math.max(asOf, update.asOfUs()) : asOf;
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
