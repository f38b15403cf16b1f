package dev.arbflow.sandbox.advisories;

import dev.arbflow.sandbox.advisories.Advisory.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The list of advisories, and what parts have to do with it. */
record Advisories(List<Advisory> all) {

    /** Reads the lines of the list; empty ones and those that begin with {@code #} are remarks. */
    static Advisories parse(String text) {
        return new Advisories(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Advisory::parse)
                        .toList());
    }

    /**
     * One line for each part with a hole and no reason, and for each reason without such a part.
     */
    List<String> complaints(Collection<Part> parts) {
        List<String> complaints = new ArrayList<>();
        for (Advisory advisory : all) {
            List<Part> affected = parts.stream().filter(advisory::affects).toList();
            if (advisory.mustNotBeHere()) {
                affected.forEach(part -> complaints.add(hole(advisory, part)));
            } else if (affected.isEmpty()) {
                complaints.add(
                        "%s: no part is affected any more: drop the reason that is given for %s"
                                .formatted(advisory.id(), advisory.artifact()));
            }
        }
        return complaints;
    }

    private static String hole(Advisory advisory, Part part) {
        return "%s: %s %s (%s): take %s, or say in the list why it does not matter"
                .formatted(
                        advisory.id(),
                        part.artifact(),
                        part.version(),
                        advisory.what(),
                        advisory.fixedIn());
    }
}
