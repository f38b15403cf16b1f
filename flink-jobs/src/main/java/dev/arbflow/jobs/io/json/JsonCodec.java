package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A topic's record as UTF-8 JSON and back.
 *
 * <p>Every record says its {@code schemaVersion}. Numbers of type double are written with the
 * fewest digits that give the same number back, exact decimals as text. Reading refuses a newer
 * version, a missing field, another type and a number that is none; fields it does not know, which
 * a later release may add, are passed over.
 *
 * @param <T> what the topic holds
 */
public final class JsonCodec<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The version that is written, and the newest that is read. */
    public static final int SCHEMA_VERSION = 1;

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

    private final JsonFormat<T> format;

    private JsonCodec(JsonFormat<T> format) {
        this.format = format;
    }

    /** Records of {@code market.trades}. */
    public static JsonCodec<TradeUpdate> trades() {
        return new JsonCodec<>(new TradeFormat());
    }

    /** Records of {@code market.books}. */
    public static JsonCodec<BookUpdate> books() {
        return new JsonCodec<>(new BookFormat());
    }

    /** Records of {@code market.feed-status}. */
    public static JsonCodec<FeedStatus> feedStatus() {
        return new JsonCodec<>(new FeedStatusFormat());
    }

    /** Records of {@code market.malformed}. */
    public static JsonCodec<MalformedFrame> malformed() {
        return new JsonCodec<>(new MalformedFrameFormat());
    }

    /** Records of {@code arbitrage.episodes}. */
    public static JsonCodec<Episode> episodes() {
        return new JsonCodec<>(new EpisodeFormat());
    }

    /** Records of {@code control.rules}. */
    public static JsonCodec<DetectionRule> rules() {
        return new JsonCodec<>(new RuleFormat());
    }

    /** Writes a record. */
    public byte[] write(T value) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(512);
                JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("schemaVersion", SCHEMA_VERSION);
            format.write(value, out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory has no input or output to fail
        }
    }

    /**
     * Reads a record.
     *
     * @throws ReadError if it is not one, for whatever reason
     */
    public T read(byte[] bytes) throws ReadError {
        JsonFields fields = new JsonFields(parse(bytes), "a record");
        int version = fields.smallInteger("schemaVersion");
        if (version < 1 || version > SCHEMA_VERSION) {
            throw new ReadError(
                    "schemaVersion " + version + " is unknown, the newest is " + SCHEMA_VERSION);
        }
        try {
            return format.read(fields);
        } catch (IllegalArgumentException e) {
            throw new ReadError(e.getMessage());
        }
    }

    private static JsonNode parse(byte[] bytes) throws ReadError {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new ReadError("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ReadError("not JSON: " + e.getMessage());
        }
    }
}
