package dev.arbflow.sandbox.matrix;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the episodes of a disturbed run compare with those of an undisturbed one.
 *
 * @param expected those of the undisturbed run
 * @param refused those of them that are missing or other because a leg was rightly refused
 * @param late those of them that are seen as late as a leg was told to be
 * @param names under which legs were refused meanwhile
 * @param complaints a line for each that is missing, other or invented without such a reason
 */
record EpisodeScore(
        int expected, int refused, int late, Set<String> names, List<String> complaints) {
    static final EpisodeScore NONE = new EpisodeScore(0, 0, 0, Set.of(), List.of());

    /** Keeps its own copies. */
    EpisodeScore {
        names = new TreeSet<>(names);
        complaints = List.copyOf(complaints);
    }

    /** Both together. */
    EpisodeScore plus(EpisodeScore other) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(other.names);
        return new EpisodeScore(
                expected + other.expected,
                refused + other.refused,
                late + other.late,
                all,
                Stream.concat(complaints.stream(), other.complaints.stream()).toList());
    }

    /** For a cell; empty if there were none. */
    String text() {
        if (expected == 0) {
            return "";
        }
        String seen = late == 0 ? "" : ", " + late + " of them as late as told";
        return refused == 0
                ? expected + (expected == 1 ? " episode" : " episodes") + seen
                : refused
                        + " of "
                        + expected
                        + " episodes refused as "
                        + String.join(", ", names)
                        + seen;
    }
}
