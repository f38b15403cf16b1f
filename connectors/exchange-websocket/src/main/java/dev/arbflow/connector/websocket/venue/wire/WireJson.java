package dev.arbflow.connector.websocket.venue.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.arbflow.connector.websocket.book.WireNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JSON value whose numbers keep the text they had on the wire.
 *
 * <p>Jackson's own tree turns {@code 0.01500000} into {@code 0.015} and {@code 7e-7} into {@code
 * 7.0E-7}; checksums are computed over the digits that were sent.
 */
public final class WireJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build();
    private static final int SHOWN_CHARACTERS = 40;

    /** The largest books have a quarter of it; more would take hundreds of megabytes. */
    private static final int MOST_VALUES = 1_000_000;

    private enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        LITERAL
    }

    private final Kind kind;
    private final String text;
    private final Map<String, WireJson> fields;
    private final List<WireJson> items;

    private WireJson(Kind kind, String text, Map<String, WireJson> fields, List<WireJson> items) {
        this.kind = kind;
        this.text = text;
        this.fields = fields;
        this.items = items;
    }

    /** Reads a whole document: an object or an array. */
    public static WireJson parse(String document) throws MalformedFrameException {
        try (JsonParser parser = JSON.createParser(document)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                throw new MalformedFrameException("neither a JSON object nor an array");
            }
            WireJson value = read(parser, new Budget());
            if (parser.nextToken() != null) {
                throw new MalformedFrameException("text after the end of the JSON document");
            }
            return value;
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new MalformedFrameException("not JSON: " + problem, e);
        } catch (IOException e) {
            throw new MalformedFrameException("unreadable text", e);
        }
    }

    /** How many values a document may still have. */
    private static final class Budget {
        private int left = MOST_VALUES;

        void take(JsonParser parser) throws IOException {
            left--;
            if (left < 0) {
                throw new JsonParseException(parser, "more than " + MOST_VALUES + " values");
            }
        }
    }

    private static WireJson read(JsonParser parser, Budget budget) throws IOException {
        budget.take(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, budget);
            case START_ARRAY -> readArray(parser, budget);
            case VALUE_STRING -> scalar(Kind.STRING, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Kind.NUMBER, parser.getText());
            default -> scalar(Kind.LITERAL, parser.getText());
        };
    }

    private static WireJson readObject(JsonParser parser, Budget budget) throws IOException {
        Map<String, WireJson> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser, budget));
        }
        return new WireJson(Kind.OBJECT, null, fields, List.of());
    }

    private static WireJson readArray(JsonParser parser, Budget budget) throws IOException {
        List<WireJson> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser, budget));
        }
        return new WireJson(Kind.ARRAY, null, Map.of(), items);
    }

    private static WireJson scalar(Kind kind, String text) {
        return new WireJson(kind, text, Map.of(), List.of());
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        WireJson value = fields.get(name);
        return value != null && !(value.kind == Kind.LITERAL && "null".equals(value.text));
    }

    /** A field that must be there and not be null. */
    public WireJson field(String name) throws MalformedFrameException {
        if (!has(name)) {
            throw new MalformedFrameException("field '" + name + "' is missing in " + this);
        }
        return fields.get(name);
    }

    /** The text of a string, number, boolean or null. */
    public String text() throws MalformedFrameException {
        if (text == null) {
            throw new MalformedFrameException("expected a single value instead of " + this);
        }
        return text;
    }

    /** The text of a field that must be there. */
    public String text(String name) throws MalformedFrameException {
        return field(name).text();
    }

    /** The text of a field, or {@code otherwise} if it is missing, null or not a single value. */
    public String textOr(String name, String otherwise) {
        return has(name) && fields.get(name).text != null ? fields.get(name).text : otherwise;
    }

    /** The elements of an array. */
    public List<WireJson> items() throws MalformedFrameException {
        if (kind != Kind.ARRAY) {
            throw new MalformedFrameException("expected an array instead of " + this);
        }
        return items;
    }

    /** An element of an array that must be there; a negative index counts from the end. */
    public WireJson item(int index) throws MalformedFrameException {
        int size = items().size();
        int position = index < 0 ? size + index : index;
        if (position < 0 || position >= size) {
            throw new MalformedFrameException("element " + index + " is missing in " + this);
        }
        return items.get(position);
    }

    /** A whole number of at most 63 bits, printed as a number or as a string. */
    public long integer() throws MalformedFrameException {
        try {
            return Long.parseLong(text());
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
            return WireNumber.parse(text());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("expected a number instead of " + this, e);
        }
    }

    /** Whether another value is written alike, but for white space and the order of fields. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WireJson json
                && kind == json.kind
                && Objects.equals(text, json.text)
                && Objects.equals(fields, json.fields)
                && Objects.equals(items, json.items);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, text, fields, items);
    }

    /** The beginning of the value, for messages; whole only where that is short. */
    @Override
    public String toString() {
        return switch (kind) {
            case OBJECT -> "an object with " + fields.keySet();
            case ARRAY -> "an array of " + items.size();
            default -> "'" + text.lines().findFirst().orElse("").transform(WireJson::start) + "'";
        };
    }

    private static String start(String line) {
        return line.length() <= SHOWN_CHARACTERS
                ? line
                : line.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
