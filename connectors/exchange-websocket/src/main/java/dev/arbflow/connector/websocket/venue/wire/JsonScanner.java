package dev.arbflow.connector.websocket.venue.wire;

/**
 * Reads a JSON document (RFC 8259) once from its beginning to its end and notes where its values
 * are.
 *
 * <p>Most of a frame is never looked at as text: unknown fields are skipped, and numbers are read
 * from where they stand. A parser that makes a text of each value, or a node of each, costs more
 * than keeping the book.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonScanner {
    private static final int MAX_DEPTH = 32;

    /** The largest books have a quarter of it; more would take hundreds of megabytes. */
    private static final int MAX_VALUES = 1_000_000;

    /** Stands after the last character, and belongs to no value. */
    private static final char END = 0;

    private final char[] text;
    private final JsonTape tape;
    private int at;

    private JsonScanner(String document) {
        text = new char[document.length() + 1];
        document.getChars(0, document.length(), text, 0);
        text[document.length()] = END;
        tape = new JsonTape(document);
    }

    /**
     * Scans a document.
     *
     * @throws MalformedFrameException if it is not one object or array, is nested deeper than 32
     *     levels, or has more than a million values and names
     */
    static JsonTape scan(String document) throws MalformedFrameException {
        JsonScanner scanner = new JsonScanner(document);
        scanner.skipBlanks();
        char first = scanner.text[scanner.at];
        if (first != '{' && first != '[') {
            throw new MalformedFrameException("neither a JSON object nor an array");
        }
        scanner.value(0);
        scanner.skipBlanks();
        if (scanner.at != document.length()) {
            throw new MalformedFrameException("text after the end of the JSON document");
        }
        return scanner.tape;
    }

    private void value(int depth) throws MalformedFrameException {
        if (tape.size() >= MAX_VALUES) {
            throw new MalformedFrameException("not JSON: more than " + MAX_VALUES + " values");
        }
        switch (text[at]) {
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private static int deeper(int depth) throws MalformedFrameException {
        if (depth == MAX_DEPTH) {
            throw new MalformedFrameException("not JSON: nested deeper than " + MAX_DEPTH);
        }
        return depth + 1;
    }

    private void object(int depth) throws MalformedFrameException {
        int entry = tape.open(JsonTape.OBJECT);
        int fields = 0;
        boolean more = begins('}');
        while (more) {
            if (text[at] != '"') {
                throw unexpected("instead of a name");
            }
            string();
            skipBlanks();
            expect(':');
            skipBlanks();
            value(depth);
            fields++;
            more = goesOn('}');
        }
        tape.close(entry, fields);
    }

    private void array(int depth) throws MalformedFrameException {
        int entry = tape.open(JsonTape.ARRAY);
        int elements = 0;
        boolean more = begins(']');
        while (more) {
            value(depth);
            elements++;
            more = goesOn(']');
        }
        tape.close(entry, elements);
    }

    /** Whether the container that begins here has something in it. */
    private boolean begins(char end) {
        at++;
        skipBlanks();
        boolean empty = text[at] == end;
        at += empty ? 1 : 0;
        return !empty;
    }

    /** Whether another element follows, and moves to it, or past the end of the container. */
    private boolean goesOn(char end) throws MalformedFrameException {
        skipBlanks();
        if (text[at] == ',') {
            at++;
            skipBlanks();
            return true;
        }
        expect(end);
        return false;
    }

    private void string() throws MalformedFrameException {
        int start = at + 1;
        int position = start;
        int kind = JsonTape.STRING;
        while (text[position] != '"') {
            if (text[position] < ' ') {
                at = position;
                throw unexpected("in a string");
            }
            if (text[position] == '\\') {
                kind = JsonTape.ESCAPED;
                position = escaped(position + 1);
            } else {
                position++;
            }
        }
        tape.add(kind, start, position);
        at = position + 1;
    }

    /** The position after what the backslash before this position stands for. */
    private int escaped(int position) throws MalformedFrameException {
        at = position;
        if (text[position] != 'u') {
            if (text[position] == END || "\"\\/bfnrt".indexOf(text[position]) < 0) {
                throw unexpected("after a backslash");
            }
            return position + 1;
        }
        for (int i = 0; i < JsonTape.UNICODE_DIGITS; i++) {
            at++;
            if (Character.digit(text[at], 16) < 0 || text[at] > 'f') {
                throw unexpected("instead of a hexadecimal digit");
            }
        }
        return at + 1;
    }

    private void literal(String word) throws MalformedFrameException {
        int start = at;
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        tape.add(JsonTape.LITERAL, start, at);
    }

    private void number() throws MalformedFrameException {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        if (text[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (text[at] == '.') {
            at++;
            digits();
        }
        if (text[at] == 'e' || text[at] == 'E') {
            at++;
            if (text[at] == '+' || text[at] == '-') {
                at++;
            }
            digits();
        }
        tape.add(JsonTape.NUMBER, start, at);
    }

    private void digits() throws MalformedFrameException {
        int position = at;
        while (text[position] >= '0' && text[position] <= '9') {
            position++;
        }
        if (position == at) {
            throw unexpected("instead of a value");
        }
        at = position;
    }

    private void expect(char expected) throws MalformedFrameException {
        if (text[at] != expected) {
            throw unexpected("instead of '" + expected + "'");
        }
        at++;
    }

    private void skipBlanks() {
        while (text[at] <= ' ' && isBlank(text[at])) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private MalformedFrameException unexpected(String where) {
        String what =
                at == text.length - 1
                        ? "its end"
                        : text[at] < ' '
                                ? "the character %d".formatted((int) text[at])
                                : "'" + text[at] + "'";
        return new MalformedFrameException("not JSON: " + what + " " + where + " at " + at);
    }
}
