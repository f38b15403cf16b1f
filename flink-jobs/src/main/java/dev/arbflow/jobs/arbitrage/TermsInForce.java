package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.DatedRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The terms of each route, found once in the tables and kept until a row of them comes into force.
 */
final class TermsInForce implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Detection detection;
    private final long[] changesUs;

    /** At most one for each route that is read. */
    private transient Map<Route, Optional<RouteTerms>> found;

    private transient long fromUs;
    private transient long untilUs;

    TermsInForce(Detection detection) {
        this.detection = detection;
        changesUs =
                DatedRow.changesUs(
                        Stream.concat(
                                detection.fees().rows().stream(),
                                detection.instruments().rows().stream()));
    }

    /** The terms in force at a moment; empty if a fee is not known. */
    Optional<RouteTerms> of(Route route, long timeUs) {
        if (found == null || timeUs < fromUs || timeUs >= untilUs) {
            startAt(timeUs);
        }
        return found.computeIfAbsent(route, each -> RouteTerms.find(detection, each, timeUs));
    }

    private void startAt(long timeUs) {
        int exact = Arrays.binarySearch(changesUs, timeUs);
        int next = exact >= 0 ? exact + 1 : -exact - 1;
        fromUs = next == 0 ? Long.MIN_VALUE : changesUs[next - 1];
        untilUs = next == changesUs.length ? Long.MAX_VALUE : changesUs[next];
        found = new HashMap<>();
    }
}
