package dev.arbflow.connector.websocket.venue.wire;

import dev.arbflow.connector.websocket.book.WireNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON value as it stands in a frame: texts and numbers are read from there when they are asked
 * for, and numbers keep the digits that were sent.
 *
 * <p>Trees of other libraries turn {@code 0.01500000} into {@code 0.015} and {@code 7e-7} into
 * {@code 7.0E-7}; checksums are computed over what was sent. Of several fields of one name the last
 * one counts.
 */
public final class WireJson {
    private static final int NONE = -1;
    private static final int SHOWN_CHARACTERS = 40;

    private final JsonTape tape;
    private final int entry;

    private WireJson(JsonTape tape, int entry) {
        this.tape = tape;
        this.entry = entry;
    }

    /**
     * Reads a whole document: an object or an array.
     *
     * @throws MalformedFrameException if it is not JSON, or out of all proportion
     */
    public static WireJson parse(String document) throws MalformedFrameException {
        return new WireJson(JsonScanner.scan(document), 0);
    }

    public boolean isObject() {
        return tape.kind(entry) == JsonTape.OBJECT;
    }

    public boolean isArray() {
        return tape.kind(entry) == JsonTape.ARRAY;
    }

    public boolean isString() {
        return tape.kind(entry) == JsonTape.STRING || tape.kind(entry) == JsonTape.ESCAPED;
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        return find(name) != NONE;
    }

    /** A field that must be there and not be null. */
    public WireJson field(String name) throws MalformedFrameException {
        return new WireJson(tape, entryOf(name));
    }

    /** The text of a string, number, boolean or null. */
    public String text() throws MalformedFrameException {
        return tape.text(single());
    }

    /** The text of a field that must be there. */
    public String text(String name) throws MalformedFrameException {
        return field(name).text();
    }

    /** The text of a field, or {@code otherwise} if it is missing, null or not a single value. */
    public String textOr(String name, String otherwise) {
        int found = find(name);
        return found != NONE && isSingle(found) ? tape.text(found) : otherwise;
    }

    /** The elements of an array. */
    public List<WireJson> items() throws MalformedFrameException {
        List<WireJson> items = new ArrayList<>(elements());
        for (int each = entry + 1; each < tape.next(entry); each = tape.next(each)) {
            items.add(new WireJson(tape, each));
        }
        return items;
    }

    /** An element of an array that must be there; a negative index counts from the end. */
    public WireJson item(int index) throws MalformedFrameException {
        int size = elements();
        int position = index < 0 ? size + index : index;
        if (position < 0 || position >= size) {
            throw new MalformedFrameException("element " + index + " is missing in " + this);
        }
        int each = entry + 1;
        for (int i = 0; i < position; i++) {
            each = tape.next(each);
        }
        return new WireJson(tape, each);
    }

    /** A whole number of at most 63 bits, printed as a number or as a string. */
    public long integer() throws MalformedFrameException {
        try {
            return tape.kind(single()) == JsonTape.ESCAPED
                    ? Long.parseLong(text())
                    : Long.parseLong(tape.document(), tape.start(entry), tape.end(entry), 10);
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("expected a whole number instead of " + this, e);
        }
    }

    /** A number greater than zero, printed as a number or as a string. */
    public double positive() throws MalformedFrameException {
        double value = number();
        if (value <= 0) {
            throw new MalformedFrameException("expected a positive number instead of " + this);
        }
        return value;
    }

    /** A number, printed as a number or as a string. */
    public double number() throws MalformedFrameException {
        try {
            return tape.kind(single()) == JsonTape.ESCAPED
                    ? WireNumber.parse(text())
                    : WireNumber.parse(tape.document(), tape.start(entry), tape.end(entry));
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("expected a number instead of " + this, e);
        }
    }

    /**
     * Whether both stand in frames of the same text.
     *
     * @param other or null
     */
    public boolean isOfSameText(WireJson other) {
        return other != null && tape.document().equals(other.tape.document());
    }

    /** The beginning of the value, for messages; whole only where that is short. */
    @Override
    public String toString() {
        if (isObject()) {
            return "an object with " + names();
        }
        if (isArray()) {
            return "an array of " + tape.count(entry);
        }
        String line = tape.text(entry).lines().findFirst().orElse("");
        return "'"
                + (line.length() <= SHOWN_CHARACTERS
                        ? line
                        : line.substring(0, SHOWN_CHARACTERS) + "...")
                + "'";
    }

    /** Where the value of a field is, or {@link #NONE} if it is missing or null. */
    private int find(String name) {
        int found = NONE;
        if (isObject()) {
            int end = tape.next(entry);
            for (int each = entry + 1; each < end; each = tape.next(each + 1)) {
                found = tape.isNamed(each, name) ? each + 1 : found;
            }
        }
        return found != NONE && isNull(found) ? NONE : found;
    }

    private int entryOf(String name) throws MalformedFrameException {
        int found = find(name);
        if (found == NONE) {
            throw new MalformedFrameException("field '" + name + "' is missing in " + this);
        }
        return found;
    }

    private int elements() throws MalformedFrameException {
        if (!isArray()) {
            throw new MalformedFrameException("expected an array instead of " + this);
        }
        return tape.count(entry);
    }

    private int single() throws MalformedFrameException {
        if (!isSingle(entry)) {
            throw new MalformedFrameException("expected a single value instead of " + this);
        }
        return entry;
    }

    private boolean isSingle(int each) {
        return tape.kind(each) > JsonTape.ARRAY;
    }

    private boolean isNull(int each) {
        return tape.kind(each) == JsonTape.LITERAL && tape.isNamed(each, "null");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(tape.count(entry));
        for (int each = entry + 1; each < tape.next(entry); each = tape.next(each + 1)) {
            names.add(tape.text(each));
        }
        return names;
    }
}
