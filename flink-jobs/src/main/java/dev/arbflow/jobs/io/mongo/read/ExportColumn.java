package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.export.Cell;
import dev.arbflow.jobs.io.mongo.Documents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * A column of an export.
 *
 * @param name its heading
 * @param path where the value is in a document, objects separated by dots
 */
record ExportColumn(String name, String path) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    /** The columns of a collection's documents, as the tables of their records have them. */
    static List<ExportColumn> ofCollection(String collection) {
        return Documents.columns(collection).entrySet().stream()
                .map(column -> new ExportColumn(column.getKey(), column.getValue()))
                .toList();
    }

    /** What a document holds there. */
    Cell read(BsonDocument document) {
        BsonValue value = find(document);
        if (isMoment() && value.isInt64()) {
            return Cell.text(
                    TIME.format(Instant.EPOCH.plus(value.asInt64().getValue(), ChronoUnit.MICROS)));
        }
        return cell(value);
    }

    /** Lengths of time keep the name with the unit; what is renamed is a moment. */
    private boolean isMoment() {
        return path.endsWith("Us") && !name.endsWith("Us");
    }

    private BsonValue find(BsonDocument document) {
        BsonValue value = document;
        for (String field : path.split("\\.", -1)) {
            value =
                    value.isDocument()
                            ? value.asDocument().get(field, BsonNull.VALUE)
                            : BsonNull.VALUE;
        }
        return value;
    }

    private static Cell cell(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING -> Cell.text(value.asString().getValue());
            case BOOLEAN -> Cell.json(Boolean.toString(value.asBoolean().getValue()));
            case INT32 -> Cell.json(Integer.toString(value.asInt32().getValue()));
            case INT64 -> Cell.json(Long.toString(value.asInt64().getValue()));
            case DOUBLE -> finite(value.asDouble().getValue());
            case DECIMAL128 -> Cell.json(value.asDecimal128().getValue().toString());
            case ARRAY -> Cell.json(json(value));
            default -> Cell.MISSING;
        };
    }

    private static Cell finite(double number) {
        return Double.isFinite(number) ? Cell.json(Double.toString(number)) : Cell.MISSING;
    }

    /** Only documents can be printed. */
    private static String json(BsonValue value) {
        String wrapped = new BsonDocument("v", value).toJson(JSON);
        return wrapped.substring(wrapped.indexOf('['), wrapped.lastIndexOf(']') + 1);
    }
}
