package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.influx.Measurement;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.mongo.DocumentSchemas;
import dev.arbflow.jobs.io.mongo.DocumentTable;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.io.mongo.StoredOrigins;
import dev.arbflow.jobs.state.StateType;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/data-dictionary.md says exactly what the writers write. */
@Tag("mongodb")
class DataDictionaryITCase {
    private static final Map<Class<?>, TypeInformation<?>> WITH_LISTS =
            Map.of(
                    CycleEpisode.class,
                    new StateType<>(CycleEpisode.class, RecordSerializer.of(CycleEpisode.class)),
                    CycleCandidate.class,
                    new StateType<>(
                            CycleCandidate.class, RecordSerializer.of(CycleCandidate.class)));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOR_EVER = "the newest of each key, for ever";

    @TempDir Path dataDir;

    private final DataDictionary topics = new DataDictionary("Topics");
    private final DataDictionary collections = new DataDictionary("Collections");
    private final DocumentSchemas schemas = new DocumentSchemas();
    private final DataDictionary measurements = new DataDictionary("Measurements");

    @Test
    void everyTopicIsListedFieldByField() throws Exception {
        Set<Topic> written = new TreeSet<>();
        for (Method factory : JsonCodec.class.getDeclaredMethods()) {
            if (isPublicStatic(factory) && factory.getReturnType() == JsonCodec.class) {
                Topic topic = topicOf(factory.getName());
                written.add(topic);
                JsonCodec<?> codec = (JsonCodec<?>) factory.invoke(null);
                topics.hasExactly(
                        topic.plainName(),
                        fields(codec, typeArgument(factory.getGenericReturnType())));
            }
        }

        assertThat(written).containsExactly(Topic.values());
    }

    @Test
    void everyTopicsRetentionIsThatOfTheBroker() {
        for (Topic topic : Topic.values()) {
            assertThat(topics.kept(topic.plainName()))
                    .as(topic.plainName())
                    .isEqualTo(topic.retention().map(DataDictionaryITCase::words).orElse(FOR_EVER));
        }
    }

    @Test
    void everyMeasurementIsListedFieldByField() {
        for (Measurement measurement : Measurement.values()) {
            Map<String, String> types = new TreeMap<>();
            measurement.tags().forEach(tag -> types.put(tag, "tag"));
            measurement
                    .fields()
                    .forEach(
                            (field, type) ->
                                    types.put(field, type.name().toLowerCase(Locale.ROOT)));
            measurements.hasExactly(measurement.code(), types);
            assertThat(measurements.kept(measurement.code())).isEqualTo("by the bucket");
        }
    }

    @Test
    void everyCollectionIsListedFieldByFieldWithItsExpiry() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir);
                MongoClient client = MongoClients.create(store.uri())) {
            Mongo mongo =
                    new Mongo(
                            new Secret(store.uri()),
                            store.database(),
                            Duration.ofMillis(50),
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            MongoSetup.ensure(mongo);
            StoredOrigins.note(mongo, DataOrigin.SIMULATED);
            writeOneOfEach(mongo);

            MongoDatabase database = client.getDatabase(mongo.database());
            assertThat(database.listCollectionNames())
                    .containsExactlyInAnyOrderElementsOf(collections.names());
            for (String name : database.listCollectionNames()) {
                MongoCollection<Document> collection = database.getCollection(name);
                FieldTypes found = new FieldTypes();
                for (Document document : collection.find()) {
                    found.add(document);
                    schemas.accept(name, document);
                }
                collections.hasExactly(name, found.types());
                assertThat(collections.kept(name).contains("DAYS` after"))
                        .as("%s expires", name)
                        .isEqualTo(expires(collection));
            }
        }
    }

    @Test
    void nothingIsListedThatNobodyWrites() {
        assertThat(topics.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::plainName).toList());
        assertThat(measurements.names())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Measurement.values()).map(Measurement::code).toList());
    }

    private static void writeOneOfEach(Mongo mongo) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        for (Field table : Documents.class.getFields()) {
            write(env, mongo, table.getName(), typeArgument(table.getGenericType()));
        }
        env.execute();
    }

    private static <T> void write(
            StreamExecutionEnvironment env, Mongo mongo, String table, Class<T> type) {
        env.fromData(WrittenSamples.of(type), typeOf(type))
                .sinkTo(MongoArchives.sink(mongo, () -> tableOf(table)));
    }

    /** As between operators: Flink's own form of a record knows no lists. */
    @SuppressWarnings("unchecked") // each stands under its own class
    private static <T> TypeInformation<T> typeOf(Class<T> type) {
        return (TypeInformation<T>) WITH_LISTS.getOrDefault(type, TypeInformation.of(type));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // read with its own type
    private static <T> DocumentTable<T> tableOf(String name) {
        try {
            return (DocumentTable<T>) Documents.class.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static boolean isPublicStatic(Method method) {
        return Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers());
    }

    private static Class<?> typeArgument(Type generic) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    @SuppressWarnings("unchecked") // a method of return type JsonCodec<T> gives a codec of T
    private static <T> Map<String, String> fields(JsonCodec<?> codec, Class<T> type)
            throws Exception {
        FieldTypes found = new FieldTypes();
        for (T sample : WrittenSamples.of(type)) {
            found.add(JSON.readTree(((JsonCodec<T>) codec).write(sample)));
        }
        return found.types();
    }

    private static Topic topicOf(String codec) {
        return Topic.valueOf(underscored(codec).toUpperCase(Locale.ROOT));
    }

    /** A sink of clustered things writes onto the documents of those things. */
    private static String underscored(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean expires(MongoCollection<Document> collection) {
        for (Document index : collection.listIndexes()) {
            if (index.containsKey("expireAfterSeconds")) {
                return true;
            }
        }
        return false;
    }

    private static String words(Duration kept) {
        return kept.toDays() > 0 ? kept.toDays() + " days" : kept.toHours() + " hours";
    }
}
