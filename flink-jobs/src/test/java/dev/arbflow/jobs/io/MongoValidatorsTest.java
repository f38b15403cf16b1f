package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.mongo.DocumentSchemas;
import dev.arbflow.jobs.io.mongo.MongoValidators;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** That what the writers write is accepted shows {@link DataDictionaryITCase}. */
class MongoValidatorsTest {
    private final DocumentSchemas schemas = new DocumentSchemas();

    @Test
    void refusesAFieldOfAnotherType() throws Exception {
        assertThat(schemas.complaints("trades", new Document("_id", "a").append("price", 1.5)))
                .isEmpty();
        assertThat(schemas.complaints("trades", new Document("_id", "a").append("price", "1.5")))
                .isNotEmpty();
        assertThat(schemas.complaints("trades", new Document("_id", "a").append("price", 1L)))
                .isNotEmpty();
    }

    @Test
    void refusesAWrongTypeInAnInnerDocumentAndInAList() throws Exception {
        Document wrong = new Document("revision", "first");
        assertThat(schemas.complaints("episodes", new Document("_id", "a").append("state", wrong)))
                .isNotEmpty();
        assertThat(
                        schemas.complaints(
                                "windows",
                                new Document("_id", "a").append("shapeBps", List.of(1.0, "2"))))
                .isNotEmpty();
    }

    @Test
    void refusesARefusalWithoutItsReason() throws Exception {
        Document refusal = new Document("_id", "a").append("samples", 1L);
        assertThat(schemas.complaints("refusals", refusal)).anyMatch(it -> it.contains("reason"));
    }

    @Test
    void saysOfEachCollectionWhatTheDataDictionarySays() {
        DataDictionary dictionary = new DataDictionary("Collections");
        Document all = MongoValidators.schemas();
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(dictionary.names());
        all.forEach(
                (collection, schema) ->
                        dictionary.hasExactly(
                                collection, leaves("", (Document) schema, new TreeMap<>())));
    }

    private static Map<String, String> leaves(
            String path, Document schema, Map<String, String> found) {
        if (schema.get("properties") instanceof Document fields) {
            String prefix = path.isEmpty() ? "" : path + ".";
            fields.forEach((name, inner) -> leaves(prefix + name, (Document) inner, found));
        } else if (schema.get("items") instanceof Document items) {
            leaves(path + "[]", items, found);
        } else {
            found.put(path, dictionarysWord(schema.get("bsonType")));
        }
        return found;
    }

    private static String dictionarysWord(Object bsonType) {
        String name = (bsonType instanceof List<?> several ? several.get(0) : bsonType).toString();
        return switch (name) {
            case "string" -> "text";
            case "bool" -> "boolean";
            case "binData" -> "binary";
            default -> name;
        };
    }
}
