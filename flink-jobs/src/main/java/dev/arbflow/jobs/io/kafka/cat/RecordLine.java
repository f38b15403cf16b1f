package dev.arbflow.jobs.io.kafka.cat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as one line of JSON: where it stands, when it was written, its key, and in {@code
 * record} what it holds.
 *
 * <p>What cannot be read has {@code unreadable}, the reason, and {@code bytes} in Base64; what is
 * JSON all the same has it as {@code record}, too.
 */
final class RecordLine {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final Optional<RecordCodec<?>> codec;

    /**
     * @param codec of the topic; empty for one of unreadable records
     */
    RecordLine(Optional<RecordCodec<?>> codec) {
        this.codec = codec;
    }

    String of(ConsumerRecord<byte[], byte[]> found) {
        ObjectNode line =
                JSON.createObjectNode()
                        .put("partition", found.partition())
                        .put("offset", found.offset())
                        .put("writtenMs", found.timestamp())
                        .put("key", text(found.key()));
        for (Header header : found.headers()) {
            line.withObject("/headers").put(header.key(), text(header.value()));
        }
        if (found.value() == null) {
            line.putNull("record"); // what was taken back
        } else {
            put(found.value(), line);
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree of plain values can always be written
        }
    }

    private void put(byte[] value, ObjectNode line) {
        Optional<JsonNode> record = object(value);
        try {
            if (codec.isPresent()) {
                byte[] json = json(codec.get(), value);
                record = record.isPresent() ? record : object(json);
            }
        } catch (ReadError e) {
            line.put("unreadable", e.getMessage());
        }
        if (record.isPresent()) {
            line.set("record", record.get());
        } else {
            line.put("bytes", value);
        }
    }

    private static <T> byte[] json(RecordCodec<T> codec, byte[] value) throws ReadError {
        return codec.json().write(codec.read(value));
    }

    /** The object that is there as JSON, with whatever a newer release has put into it. */
    private static Optional<JsonNode> object(byte[] value) {
        try {
            return Optional.ofNullable(JSON.readTree(value)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty(); // then it is none
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
