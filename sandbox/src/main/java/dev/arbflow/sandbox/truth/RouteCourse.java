package dev.arbflow.sandbox.truth;

import java.util.List;
import java.util.function.Predicate;

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

    /** The same, of which fewer stretches are demanded. */
    RouteCourse demandingOnly(Predicate<Interval> which) {
        return new RouteCourse(
                demanded.stream().filter(which).toList(), openable, holdable, worthwhile);
    }
}
