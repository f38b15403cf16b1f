package dev.arbflow.jobs.io.fields;

/**
 * The form in which a field's value is handed to a store.
 *
 * <p>Each store knows the kinds that it writes and refuses a table with another one as soon as it
 * is built, so that a mistake shows in the first test that touches the table.
 */
public enum Kind {
    /** A {@link String}. */
    TEXT("text", "text"),
    /** A {@link Long}. */
    LONG("integer", "long"),
    /** An {@link Integer}. */
    INT("integer", "int"),
    /** A {@link Double}; where it is not finite, stores have nothing. */
    DOUBLE("number", "double"),
    /** A {@link Boolean}. */
    BOOLEAN("boolean", "boolean"),
    /** A {@link java.math.BigDecimal}. */
    DECIMAL("text", "decimal"),
    /** A {@link java.time.Instant}. */
    DATE("", "date"),
    /** A {@code byte[]}. */
    BYTES("", "binary"),
    /** A {@code String[]}. */
    TEXTS("text", "text"),
    /** A {@code long[]}. */
    LONGS("integer", "long"),
    /** An {@code int[]}. */
    INTS("integer", "int"),
    /** A {@code double[]}. */
    DOUBLES("number", "double"),
    /** A {@link dev.arbflow.market.book.Ladder}. */
    LEVELS("number", ""),
    /** A record with a table of its own. */
    GROUP("", ""),
    /** An array of such records. */
    GROUPS("", "");

    private final String inTopics;
    private final String inDocuments;

    Kind(String inTopics, String inDocuments) {
        this.inTopics = inTopics;
        this.inDocuments = inDocuments;
    }

    /** What the data dictionary calls it in a topic; empty where topics have no such value. */
    public String inTopics() {
        return inTopics;
    }

    /** What the data dictionary calls it in a document; of an array, what it calls an element. */
    public String inDocuments() {
        return inDocuments;
    }

    /** What leads from the name of a field to its elements in the data dictionary. */
    public String elements() {
        return switch (this) {
            case TEXTS, LONGS, INTS, DOUBLES, GROUPS -> "[]";
            case LEVELS -> "[][]";
            default -> "";
        };
    }
}
