package dev.arbflow.jobs.io.json;

import dev.arbflow.jobs.io.fields.FieldType;

/** What a record's values mean here, among them names that only a newer release knows. */
public final class Choices {
    private Choices() {}

    /**
     * The value that a record has in the form of its kind.
     *
     * @param unknown is told of a name that only a newer release knows
     * @throws PassedOver if nothing stands for such a name
     * @throws IllegalArgumentException if the value is none of its type
     */
    public static <V> V known(FieldType<V> type, String field, Object found, UnknownValues unknown)
            throws PassedOver {
        if (!type.isUnknown(found)) {
            return type.value(found);
        }
        unknown.found(field, (String) found);
        if (type.unknownChoice() == null) {
            throw new PassedOver(
                    field
                            + " must be a "
                            + type.choiceName()
                            + " that this release knows, not '"
                            + found
                            + "'");
        }
        return type.unknownChoice();
    }
}
