package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.truth.seen.Figures.Best;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All instants since an edge stood above the threshold, kept one by one and added up at the end.
 */
final class Stretch {
    private final List<Instant> instants = new ArrayList<>();

    /**
     * One of them.
     *
     * @param provenUs up to which moment both legs were proven
     */
    private record Instant(long provenUs, Look look, long ageUs, long skewUs) {
        double netBps() {
            return look.fill().netBps();
        }
    }

    void add(long provenUs, Look look, SeenLeg buy, SeenLeg sell, long nowUs) {
        long age = nowUs - Math.min(buy.provenUs(), sell.provenUs());
        long skew = Math.abs(buy.provenUs() - sell.provenUs());
        instants.add(new Instant(provenUs, look, age, skew));
    }

    /**
     * What came of it.
     *
     * @param untilUs how long the newest edge stood
     */
    Figures until(long untilUs) {
        Instant first = instants.get(0);
        Instant last = instants.get(instants.size() - 1);
        Best best = null;
        double peakBps = first.netBps();
        BigDecimal most = BigDecimal.ZERO;
        long age = 0;
        long skew = 0;
        for (Instant each : instants) {
            Best here = Best.of(each.look);
            best = best == null || here.profit().compareTo(best.profit()) > 0 ? here : best;
            peakBps = Math.max(peakBps, each.netBps());
            most = most.max(here.quantity());
            age = Math.max(age, each.ageUs);
            skew = Math.max(skew, each.skewUs);
        }
        return new Figures(
                first.netBps(),
                meanBps(untilUs),
                peakBps,
                last.netBps(),
                best,
                Best.of(last.look),
                most,
                instants.size(),
                age,
                skew);
    }

    private double meanBps(long untilUs) {
        double bpsTimesUs = 0;
        long fromUs = instants.get(0).provenUs;
        for (int i = 0; i < instants.size(); i++) {
            long toUs = i + 1 < instants.size() ? instants.get(i + 1).provenUs : untilUs;
            bpsTimesUs += instants.get(i).netBps() * (toUs - instants.get(i).provenUs);
        }
        return untilUs == fromUs
                ? instants.get(instants.size() - 1).netBps()
                : bpsTimesUs / (untilUs - fromUs);
    }

    /** Up to which moment it is proven. */
    long provenUs() {
        return instants.get(instants.size() - 1).provenUs;
    }
}
