package dev.arbflow.sandbox.soak;

import dev.arbflow.sandbox.scenario.FaultLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is not as it must be.
 *
 * @param at when it happened, counted from the start
 * @param who the feed or route that it is about
 * @param what for a person, with its figures
 * @param faults those that stood on it then, or shortly before
 */
record Finding(Duration at, String who, String what, List<FaultLine> faults) {

    /** One line. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s, %s: %s; lately on it: %s",
                clock(at),
                who,
                what,
                faults.isEmpty()
                        ? "nothing"
                        : faults.stream().map(FaultLine::text).collect(Collectors.joining("; ")));
    }

    /** What was thrown, and where it came from. */
    static String thrown(Exception why) {
        Throwable root =
                Stream.iterate((Throwable) why, Objects::nonNull, Throwable::getCause)
                        .reduce(why, (above, cause) -> cause);
        String where = root.getStackTrace().length > 0 ? " at " + root.getStackTrace()[0] : "";
        return "undeclared exception: " + why + "; first " + root + where;
    }

    static String clock(Duration at) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%04.1f",
                at.toHours(),
                at.toMinutesPart(),
                at.toSecondsPart() + at.toMillisPart() / 1e3);
    }
}
