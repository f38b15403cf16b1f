package dev.arbflow.sandbox.advisories;

import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A known hole of a library.
 *
 * @param artifact {@code group:artifact}
 * @param affected its versions that have the hole
 * @param id of the advisory, or of several with the same affected versions
 * @param fixedIn the first version without it, or where that is to be had
 * @param what the hole in a few words
 * @param reason why it does not matter here; empty for one that must not be here
 */
record Advisory(
        String artifact,
        VersionRange affected,
        String id,
        String fixedIn,
        String what,
        String reason) {
    private static final int COLUMNS = 6;

    /**
     * A line of the list: the fields above, separated by tabs; the versions in Maven's notation of
     * ranges.
     *
     * @throws IllegalArgumentException if it is not like that
     */
    static Advisory parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(COLUMNS + " columns are wanted: " + line);
        }
        try {
            VersionRange affected = VersionRange.createFromVersionSpec(columns[1]);
            if (affected.getRecommendedVersion() != null) {
                throw new IllegalArgumentException("one version is no range: " + line);
            }
            return new Advisory(
                    columns[0], affected, columns[2], columns[3], columns[4], columns[5]);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException("no range of versions: " + line, e);
        }
    }

    boolean affects(Part part) {
        return artifact.equals(part.artifact())
                && affected.containsVersion(new DefaultArtifactVersion(part.version()));
    }

    boolean mustNotBeHere() {
        return reason.isBlank();
    }

    /** A library in a bill of materials. */
    record Part(String artifact, String version) {}
}
