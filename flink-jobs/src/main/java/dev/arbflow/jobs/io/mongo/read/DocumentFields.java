package dev.arbflow.jobs.io.mongo.read;

import org.bson.BsonDocument;

/** Fields of a document, as the report reads them. */
final class DocumentFields {
    private DocumentFields() {}

    static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }

    static long whole(BsonDocument document, String field) {
        return document.getNumber(field).longValue();
    }

    /** The number, or NaN where the writer had none. */
    static double number(BsonDocument document, String field) {
        return switch (document.get(field).getBsonType()) {
            case NULL -> Double.NaN;
            case DECIMAL128 -> document.getDecimal128(field).doubleValue();
            default -> document.getNumber(field).doubleValue();
        };
    }
}
