package dev.arbflow.sandbox.truth;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was true of one route until a moment; stretches in order of time.
 *
 * @param demanded had to be found
 * @param openable during which the dwell time could run
 * @param holdable during which an episode could stay open
 * @param worthwhile during which it could have, had the feeds been in order
 */
public record RouteCourse(
        List<Interval> demanded,
        List<Interval> openable,
        List<Interval> holdable,
        List<Interval> worthwhile) {

    /** The same, but what overlaps a busy time had not to be found. */
    RouteCourse demandedOutside(BusyTimes busy) {
        return new RouteCourse(
                demanded.stream()
                        .filter(each -> !busy.overlaps(each.startUs(), each.endUs()))
                        .toList(),
                openable,
                holdable,
                worthwhile);
    }

    /** The same for a client that saw nothing for a while, and may hold on to its old view. */
    RouteCourse withoutView(Interval away) {
        return new RouteCourse(
                demanded.stream().filter(each -> !each.overlaps(away)).toList(),
                openable,
                Stream.concat(holdable.stream(), Stream.of(away))
                        .sorted(Comparator.comparingLong(Interval::startUs))
                        .toList(),
                worthwhile);
    }
}
