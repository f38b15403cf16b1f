package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Checks documents against {@link MongoValidators#schemas} as a server does.
 *
 * <p>A JSON Schema has no {@code bsonType}: each becomes the form that MongoDB's extended JSON
 * gives such a value, which tells all types apart.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/">extended
 *     JSON</a>
 */
public final class DocumentSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonWriterSettings EXTENDED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private static final Map<String, Object> FORMS =
            Map.of(
                    "string", Map.of("type", "string"),
                    "bool", Map.of("type", "boolean"),
                    "null", Map.of("type", "null"),
                    "double", wrapped("$numberDouble"),
                    "long", wrapped("$numberLong"),
                    "int", wrapped("$numberInt"),
                    "date", wrapped("$date"),
                    "decimal", wrapped("$numberDecimal"),
                    "binData", wrapped("$binary"));

    private final Map<String, JsonSchema> byCollection = new TreeMap<>();

    public DocumentSchemas() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        MongoValidators.schemas()
                .forEach(
                        (collection, schema) ->
                                byCollection.put(
                                        collection,
                                        factory.getSchema(JSON.valueToTree(plain(schema)))));
    }

    Set<String> collections() {
        return byCollection.keySet();
    }

    /** What is wrong with a document, nothing if it is as it should be. */
    public List<String> complaints(String collection, Document document) throws Exception {
        JsonNode extended = JSON.readTree(document.toJson(EXTENDED));
        return byCollection.get(collection).validate(extended).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    public void accept(String collection, Document document) throws Exception {
        assertThat(complaints(collection, document)).as(document.toJson()).isEmpty();
    }

    private static Object plain(Object schema) {
        if (!(schema instanceof Document node)) {
            return schema;
        }
        Map<String, Object> plain = new TreeMap<>();
        node.forEach(
                (key, value) -> {
                    if (value instanceof Document) {
                        plain.put(key, plain(value));
                    } else if (!key.equals("bsonType")) {
                        plain.put(key, value);
                    }
                });
        if (node.containsKey("bsonType")) {
            List<?> types =
                    node.get("bsonType") instanceof List<?> several
                            ? several
                            : List.of(node.get("bsonType"));
            plain.put("anyOf", types.stream().map(DocumentSchemas::form).toList());
        }
        return plain;
    }

    private static Object form(Object bsonType) {
        return FORMS.getOrDefault(bsonType.toString(), Map.of("type", bsonType));
    }

    private static Map<String, Object> wrapped(String name) {
        return Map.of("type", "object", "required", List.of(name));
    }
}
