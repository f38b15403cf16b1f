package dev.arbflow.sandbox.prove;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one place holds: a text for each key, without what only says when it was written.
 *
 * @param name of the place, for people
 * @param byKey never changed once here
 */
record Holdings(String name, Map<String, String> byKey) {
    Holdings {
        byKey = new TreeMap<>(byKey);
    }

    /** How this differs from what it should be. */
    Difference comparedWith(Holdings expected) {
        long missing =
                expected.byKey.keySet().stream().filter(key -> !byKey.containsKey(key)).count();
        long surplus =
                byKey.keySet().stream().filter(key -> !expected.byKey.containsKey(key)).count();
        String other =
                expected.byKey.entrySet().stream()
                        .filter(each -> byKey.containsKey(each.getKey()))
                        .filter(each -> !byKey.get(each.getKey()).equals(each.getValue()))
                        .map(each -> each.getValue() + "\n    " + byKey.get(each.getKey()))
                        .findFirst()
                        .orElse("");
        long different =
                expected.byKey.entrySet().stream()
                        .filter(each -> byKey.containsKey(each.getKey()))
                        .filter(each -> !byKey.get(each.getKey()).equals(each.getValue()))
                        .count();
        return new Difference(name, byKey.size(), missing, surplus, different, other);
    }

    /**
     * The outcome of a comparison.
     *
     * @param held entries found
     * @param missing entries that should be there
     * @param surplus entries that should not
     * @param different entries that say something else
     * @param example one of those, expected above found; empty without
     */
    record Difference(
            String name, long held, long missing, long surplus, long different, String example) {

        boolean none() {
            return missing + surplus + different == 0;
        }

        /** One line, and an example below it where there is one. */
        String text() {
            String line =
                    "%-22s %8d held %6d missing %6d surplus %6d different"
                            .formatted(name, held, missing, surplus, different);
            return example.isEmpty() ? line : line + "\n    " + example;
        }
    }
}
