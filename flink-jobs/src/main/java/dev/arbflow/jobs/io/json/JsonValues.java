package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;

/** How each kind of value looks in JSON. */
final class JsonValues {
    private JsonValues() {}

    static void write(Kind kind, Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
            return;
        }
        switch (kind) {
            case TEXT -> out.writeString((String) value);
            case LONG -> out.writeNumber((long) value);
            case INT -> out.writeNumber((int) value);
            case DOUBLE -> out.writeNumber((double) value);
            case BOOLEAN -> out.writeBoolean((boolean) value);
            case DECIMAL -> out.writeString(value.toString());
            case TEXTS -> out.writeArray((String[]) value, 0, ((String[]) value).length);
            case LONGS -> out.writeArray((long[]) value, 0, ((long[]) value).length);
            case LEVELS -> write((Ladder) value, out);
            default -> throw new IllegalStateException("topics have no " + kind);
        }
    }

    /** The value in the form of its kind. */
    static Object read(Kind kind, String field, JsonFields in) throws ReadError {
        return switch (kind) {
            case TEXT -> in.text(field);
            case LONG -> in.integer(field);
            case INT -> in.smallInteger(field);
            case DOUBLE -> in.number(field);
            case BOOLEAN -> in.flag(field);
            case DECIMAL -> in.decimal(field);
            case TEXTS -> in.texts(field);
            case LONGS -> in.integers(field);
            case LEVELS -> in.levels(field);
            default -> throw new IllegalStateException("topics have no " + kind);
        };
    }

    private static void write(Ladder side, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < side.depth(); i++) {
            out.writeStartArray();
            out.writeNumber(side.prices()[i]);
            out.writeNumber(side.quantities()[i]);
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
