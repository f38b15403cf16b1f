package dev.arbflow.jobs.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;

/** Finds the fields of a record, down to its leaves, with the names that the dictionary uses. */
final class FieldTypes {
    private static final Map<Class<?>, String> BSON =
            Map.of(
                    String.class, "text",
                    Double.class, "double",
                    Long.class, "long",
                    Integer.class, "int",
                    Boolean.class, "boolean",
                    Date.class, "date",
                    Decimal128.class, "decimal",
                    Binary.class, "binary");

    private final Map<String, String> types = new TreeMap<>();

    /** Field by field, for instance {@code net.openBps} to {@code number}. */
    Map<String, String> types() {
        return types;
    }

    FieldTypes add(JsonNode record) {
        record.properties().forEach(field -> add(field.getKey(), field.getValue()));
        return this;
    }

    FieldTypes add(Document document) {
        document.forEach(this::add);
        return this;
    }

    private void add(String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(path + "." + field.getKey(), field.getValue()));
        } else if (value.isArray()) {
            value.forEach(element -> add(path + "[]", element));
        } else if (!value.isNull()) {
            types.put(path, type(value));
        }
    }

    private void add(String path, Object value) {
        if (value instanceof Document inner) {
            inner.forEach((name, field) -> add(path + "." + name, field));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> add(path + "[]", element));
        } else if (value != null) {
            types.put(path, BSON.getOrDefault(value.getClass(), value.getClass().getName()));
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> value.getNodeType().name();
        };
    }
}
