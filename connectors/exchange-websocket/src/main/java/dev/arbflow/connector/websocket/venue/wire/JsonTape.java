package dev.arbflow.connector.websocket.venue.wire;

import java.util.Arrays;

/**
 * Where the values of one JSON document are, in the order in which they were written.
 *
 * <p>An object is followed by its names and values in turn, an array by its elements; each
 * container knows where the value after it is. Nothing is copied out of the document before it is
 * asked for.
 */
final class JsonTape {
    static final int OBJECT = 0;
    static final int ARRAY = 1;
    static final int STRING = 2;

    /** A string in which something is written with a backslash. */
    static final int ESCAPED = 3;

    static final int NUMBER = 4;
    static final int LITERAL = 5;

    private static final int KIND = 0;

    /** Of a container: how many elements or fields; else: where its text begins. */
    private static final int COUNT_OR_START = 1;

    /** Of a container: the entry after it; else: the position after its text. */
    private static final int NEXT_OR_END = 2;

    static final int UNICODE_DIGITS = 4;

    private static final int WIDTH = 3;
    private static final int MIN_ENTRIES = 16;

    /** Frames of the venues have a value or a name for every eight to twelve characters. */
    private static final int CHARACTERS_PER_ENTRY = 8;

    private final String document;
    private int[] entries;
    private int size;

    JsonTape(String document) {
        this.document = document;
        int guess = Math.max(MIN_ENTRIES, document.length() / CHARACTERS_PER_ENTRY);
        this.entries = new int[WIDTH * guess];
    }

    /** Adds a single value or a name; its text lies between two positions of the document. */
    void add(int kind, int start, int end) {
        int at = WIDTH * size;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, 2 * at);
        }
        entries[at + KIND] = kind;
        entries[at + COUNT_OR_START] = start;
        entries[at + NEXT_OR_END] = end;
        size++;
    }

    /**
     * Adds a container that is not read yet.
     *
     * @return its entry, for {@link #close}
     */
    int open(int kind) {
        add(kind, 0, 0);
        return size - 1;
    }

    /** The container has been read to its end. */
    void close(int entry, int count) {
        entries[WIDTH * entry + COUNT_OR_START] = count;
        entries[WIDTH * entry + NEXT_OR_END] = size;
    }

    /** How many values and names there are. */
    int size() {
        return size;
    }

    int kind(int entry) {
        return entries[WIDTH * entry + KIND];
    }

    /** How many elements an array has, or fields an object. */
    int count(int entry) {
        return entries[WIDTH * entry + COUNT_OR_START];
    }

    /** The entry after a value and all that it contains. */
    int next(int entry) {
        return kind(entry) <= ARRAY ? entries[WIDTH * entry + NEXT_OR_END] : entry + 1;
    }

    /** Whether a name reads so. */
    boolean isNamed(int entry, String name) {
        if (kind(entry) == ESCAPED) {
            return text(entry).equals(name);
        }
        int start = start(entry);
        return end(entry) - start == name.length() && document.startsWith(name, start);
    }

    /** The text of a single value or of a name. */
    String text(int entry) {
        String raw = document.substring(start(entry), end(entry));
        return kind(entry) == ESCAPED ? unescaped(raw) : raw;
    }

    String document() {
        return document;
    }

    /** Where the text of a single value begins; that of a string after its quotation mark. */
    int start(int entry) {
        return entries[WIDTH * entry + COUNT_OR_START];
    }

    int end(int entry) {
        return entries[WIDTH * entry + NEXT_OR_END];
    }

    private static String unescaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            int backslash = raw.indexOf('\\', at);
            int plain = backslash < 0 ? raw.length() : backslash;
            text.append(raw, at, plain);
            at = plain;
            if (backslash >= 0) {
                char escaped = raw.charAt(at + 1);
                boolean unicode = escaped == 'u';
                text.append(unicode ? unicode(raw, at + 2) : meantBy(escaped));
                at += 2 + (unicode ? UNICODE_DIGITS : 0);
            }
        }
        return text.toString();
    }

    private static char unicode(String raw, int from) {
        return (char) Integer.parseInt(raw, from, from + UNICODE_DIGITS, 16);
    }

    private static char meantBy(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
