package dev.arbflow.jobs.export;

/**
 * One value of a row.
 *
 * @param text how it is written; empty if missing
 * @param kind what it is
 */
public record Cell(String text, Kind kind) {

    /** There is no value. */
    public static final Cell MISSING = new Cell("", Kind.MISSING);

    /** What a value is, because text and figures are written differently. */
    public enum Kind {
        /** Words, of whatever origin. */
        TEXT,
        /** A number, a truth value or an array, already in the syntax of JSON. */
        JSON,
        /** Nothing. */
        MISSING
    }

    /** Words, of whatever origin. */
    public static Cell text(String words) {
        return new Cell(words, Kind.TEXT);
    }

    /** A number, a truth value or an array in the syntax of JSON. */
    public static Cell json(String value) {
        return new Cell(value, Kind.JSON);
    }
}
