package dev.arbflow.jobs.config.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be, by edit distance (Levenshtein 1966). */
public final class ClosestName {
    private ClosestName() {}

    /**
     * The candidate that the fewest single-letter changes turn the text into.
     *
     * @param candidates at least one; the first of equals wins
     */
    public static String to(String text, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(text, candidate)))
                .orElseThrow();
    }

    /** The same, if no more than so many changes are needed. */
    static Optional<String> within(int changes, String text, Collection<String> candidates) {
        return Optional.of(to(text, candidates))
                .filter(nearest -> distance(text, nearest) <= changes);
    }

    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
