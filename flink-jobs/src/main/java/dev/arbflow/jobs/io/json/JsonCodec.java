package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A topic's record as UTF-8 JSON and back.
 *
 * <p>Every record says its {@code schemaVersion} and, above 0, its {@code schemaMinor}. Numbers of
 * type double are written with the fewest digits that give the same number back, exact decimals as
 * text. Reading refuses a newer {@code schemaVersion}, another type, a number that is none and a
 * missing field, unless the record is older than the field: then it has the default of its table. A
 * newer minor version can be read; fields that are not known here are passed over.
 *
 * @param <T> what the topic holds
 */
public final class JsonCodec<T> implements RecordCodec<T> {
    private static final long serialVersionUID = 1L;

    private static final String MAJOR = "schemaVersion";
    private static final String MINOR = "schemaMinor";
    private static final String RECORD = "a record";

    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100).build();

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(BOUNDS)
                                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private final TopicSchema schema;

    private JsonCodec(TopicSchema schema) {
        this.schema = schema;
    }

    /** Records of {@code market.trades}. */
    public static JsonCodec<TradeUpdate> trades() {
        return new JsonCodec<>(TopicSchema.TRADES);
    }

    /** Records of {@code market.books}. */
    public static JsonCodec<BookUpdate> books() {
        return new JsonCodec<>(TopicSchema.BOOKS);
    }

    /** Records of {@code market.feed-status}. */
    public static JsonCodec<FeedStatus> feedStatus() {
        return new JsonCodec<>(TopicSchema.FEED_STATUS);
    }

    /** Records of {@code market.malformed}. */
    public static JsonCodec<MalformedFrame> malformed() {
        return new JsonCodec<>(TopicSchema.MALFORMED);
    }

    /** Records of {@code arbitrage.episodes}. */
    public static JsonCodec<Episode> episodes() {
        return new JsonCodec<>(TopicSchema.EPISODES);
    }

    /** Records of {@code arbitrage.candidates}. */
    public static JsonCodec<Candidate> candidates() {
        return new JsonCodec<>(TopicSchema.CANDIDATES);
    }

    /** Records of {@code arbitrage.follow-ups}. */
    public static JsonCodec<FollowUp> followUps() {
        return new JsonCodec<>(TopicSchema.FOLLOW_UPS);
    }

    /** Records of {@code arbitrage.paper}. */
    public static JsonCodec<PaperDay> paper() {
        return new JsonCodec<>(TopicSchema.PAPER);
    }

    /** Records of {@code arbitrage.cycles}. */
    public static JsonCodec<CycleEpisode> cycles() {
        return new JsonCodec<>(TopicSchema.CYCLES);
    }

    /** Records of {@code market.suspect-activity}. */
    public static JsonCodec<SuspectActivity> suspects() {
        return new JsonCodec<>(TopicSchema.SUSPECTS);
    }

    /** Records of {@code control.rules}. */
    public static JsonCodec<Rule> rules() {
        return new JsonCodec<>(TopicSchema.RULES);
    }

    @Override
    public byte[] write(T value) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(512);
                JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField(MAJOR, schema.major());
            if (schema.minor() > 0) {
                out.writeNumberField(MINOR, schema.minor());
            }
            format().write(value, out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory has no input or output to fail
        }
    }

    @Override
    public T read(byte[] bytes, UnknownValues unknown) throws ReadError {
        JsonNode record = parse(bytes);
        try {
            return format().read(new JsonFields(record, RECORD, minorOf(record), unknown));
        } catch (IllegalArgumentException e) {
            throw new ReadError(e.getMessage());
        }
    }

    @Override
    public JsonCodec<T> json() {
        return this;
    }

    /** Every field of the topic's records as the data dictionary has it. */
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(MAJOR, "integer", "", "form of the record"));
        if (schema.minor() > 0) {
            leaves.add(
                    new Leaf(
                            MINOR,
                            "integer",
                            "",
                            "how many times fields were added to that form; 0 if absent"));
        }
        leaves.addAll(schema.format().leaves());
        return leaves;
    }

    /** The newest version that is written and read, for instance {@code 1.0}. */
    public String schemaVersion() {
        return schema.major() + "." + schema.minor();
    }

    private int minorOf(JsonNode record) throws ReadError {
        JsonFields version = new JsonFields(record, RECORD, 0, UnknownValues.IGNORED);
        int major = version.smallInteger(MAJOR);
        if (major < 1 || major > schema.major()) {
            throw new ReadError(
                    MAJOR + " " + major + " is unknown, the newest is " + schema.major());
        }
        return version.isAbsent(MINOR) ? 0 : version.smallInteger(MINOR);
    }

    @SuppressWarnings("unchecked") // each factory pairs the topic with the class of its records
    private JsonFormat<T> format() {
        return (JsonFormat<T>) schema.format();
    }

    private static JsonNode parse(byte[] bytes) throws ReadError {
        JsonNode usual = usualOrNull(bytes);
        return usual != null ? usual : parseAny(bytes);
    }

    private static JsonNode usualOrNull(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            return ShallowTree.readOrNull(parser);
        } catch (IOException e) {
            return null; // read once more, to say what is wrong as for everything unusual
        }
    }

    private static JsonNode parseAny(byte[] bytes) throws ReadError {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ReadError("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ReadError("not JSON: " + e.getMessage());
        }
    }
}
