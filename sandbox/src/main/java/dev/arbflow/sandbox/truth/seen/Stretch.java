package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.sandbox.truth.seen.Figures.Best;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All instants since an edge stood above the threshold, kept one by one and added up at the end.
 */
final class Stretch {
    private final List<Instant> instants = new ArrayList<>();
    private final Orders orders;
    private final long orderValidUs;

    /**
     * Nothing yet.
     *
     * @param nowUs which orders the venues accept from then on
     */
    Stretch(Route route, Limits limits, long nowUs) {
        orders = Orders.of(limits.instruments(), route, nowUs);
        orderValidUs = limits.orderValidUs();
    }

    /** One of them, and the net edge at it. */
    private record Instant(Best seen, double netBps) {}

    void add(long provenUs, Look look, SeenLeg buy, SeenLeg sell, long nowUs) {
        long expiresUs = Math.min(buy.provenUs(), sell.provenUs()) + orderValidUs;
        Best seen =
                Best.of(
                        look,
                        provenUs,
                        nowUs - buy.provenUs(),
                        nowUs - sell.provenUs(),
                        OrderBounds.of(look.fill(), orders, expiresUs));
        instants.add(new Instant(seen, look.fill().netBps()));
    }

    /**
     * What came of it.
     *
     * @param untilUs how long the newest edge stood
     */
    Figures until(long untilUs) {
        Instant first = instants.get(0);
        Instant last = instants.get(instants.size() - 1);
        Best best = first.seen;
        double peakBps = first.netBps;
        BigDecimal most = BigDecimal.ZERO;
        long age = 0;
        long skew = 0;
        for (Instant each : instants) {
            Best here = each.seen;
            best = here.profit().compareTo(best.profit()) > 0 ? here : best;
            peakBps = Math.max(peakBps, each.netBps);
            most = most.max(here.quantity());
            age = Math.max(age, here.ageUs());
            skew = Math.max(skew, here.skewUs());
        }
        return new Figures(
                first.netBps,
                meanBps(untilUs),
                peakBps,
                last.netBps,
                best,
                last.seen,
                most,
                instants.size(),
                age,
                skew);
    }

    private double meanBps(long untilUs) {
        double bpsTimesUs = 0;
        long fromUs = instants.get(0).seen.atUs();
        for (int i = 0; i < instants.size(); i++) {
            long toUs = i + 1 < instants.size() ? instants.get(i + 1).seen.atUs() : untilUs;
            bpsTimesUs += instants.get(i).netBps * (toUs - instants.get(i).seen.atUs());
        }
        return untilUs == fromUs
                ? instants.get(instants.size() - 1).netBps
                : bpsTimesUs / (untilUs - fromUs);
    }

    /** Up to which moment it is proven. */
    long provenUs() {
        return instants.get(instants.size() - 1).seen.atUs();
    }
}
