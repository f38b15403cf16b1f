package dev.arbflow.jobs.io.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** The validator of a collection, derived from the fields of its documents. */
final class DocumentSchema {
    private static final String TYPE = "bsonType";
    private static final String PROPERTIES = "properties";

    private DocumentSchema() {}

    /** A JSON schema in the form of MongoDB; what is not required may be null or absent. */
    static Document of(Collection<DocumentField> fields) {
        Document schema = new Document(TYPE, "object");
        List<String> required = new ArrayList<>();
        schema.append("required", required).append(PROPERTIES, new Document());
        for (DocumentField field : fields) {
            if (field.required()) {
                required.add(field.leaf().path());
            }
            add(schema, field.leaf().path(), valueOf(field));
        }
        return schema;
    }

    private static Document valueOf(DocumentField field) {
        String type = bsonType(field.leaf().type());
        return field.required() ? new Document(TYPE, type) : orNull(type);
    }

    private static void add(Document object, String path, Document value) {
        Document properties = object.get(PROPERTIES, Document.class);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        boolean array = name.endsWith("[]");
        String key = array ? name.substring(0, name.length() - 2) : name;
        if (dot < 0) {
            properties.append(key, array ? orNull("array").append("items", value) : value);
            return;
        }
        Document inner = properties.get(key, Document.class);
        if (inner == null) {
            inner = orNull("object").append(PROPERTIES, new Document());
            properties.append(key, array ? orNull("array").append("items", inner) : inner);
        } else if (array) {
            inner = inner.get("items", Document.class);
        }
        add(inner, path.substring(dot + 1), value);
    }

    private static Document orNull(String type) {
        return new Document(TYPE, List.of(type, "null"));
    }

    private static String bsonType(String type) {
        return switch (type) {
            case "text" -> "string";
            case "boolean" -> "bool";
            case "binary" -> "binData";
            default -> type;
        };
    }
}
