package dev.arbflow.sandbox.soak;

import java.util.Map;
import java.util.TreeMap;

/**
 * Tells for times of the client's clock, which faults set wrong and which never goes backwards,
 * what time it was.
 */
final class OurClock {
    /** Smaller changes are not remembered: a clock that is slewed changes all the time. */
    private static final long COARSE_US = 1_000;

    private final TreeMap<Long, Long> aheadUs = new TreeMap<>();

    /** The client said that it was a time when it was another. */
    synchronized void said(long clientUs, long nowUs) {
        Map.Entry<Long, Long> last = aheadUs.lastEntry();
        long ahead = clientUs - nowUs;
        if (last == null
                || (clientUs > last.getKey() && Math.abs(last.getValue() - ahead) >= COARSE_US)) {
            aheadUs.put(clientUs, ahead);
        }
    }

    /** Nobody will ask for a time before a moment, as it really was. */
    synchronized void forget(long beforeUs) {
        while (aheadUs.size() > 1 && secondUs() <= beforeUs) {
            aheadUs.pollFirstEntry();
        }
    }

    private long secondUs() {
        Map.Entry<Long, Long> second = aheadUs.higherEntry(aheadUs.firstKey());
        return second.getKey() - second.getValue();
    }

    /** When it was a time of the client's clock. */
    synchronized long whenUs(long clientUs) {
        Map.Entry<Long, Long> at = aheadUs.floorEntry(clientUs);
        return clientUs - (at == null ? 0 : at.getValue());
    }
}
