package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.RecordCodec;
import dev.arbflow.jobs.io.json.UnknownValues;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderDecoder;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.function.Supplier;

/**
 * A record of a large topic as Simple Binary Encoding and back.
 *
 * <p>Numbers are written as they are in memory, so they come back to the last bit. A record of an
 * older version has the default of each field that it lacks, one of a newer version is read without
 * what is not known here. JSON is read, too: releases before this form wrote it, and a record that
 * is too long for a message is still written as JSON.
 *
 * @param <T> what the topic holds
 */
public final class SbeCodec<T> implements RecordCodec<T> {
    private static final long serialVersionUID = 1L;

    private final SbeTopic topic;
    private final JsonCodec<T> json;
    private transient Messages<T> messages;

    private SbeCodec(SbeTopic topic, JsonCodec<T> json) {
        this.topic = topic;
        this.json = json;
    }

    /** Which messages a topic may hold. */
    private enum SbeTopic {
        TRADES(Messages::ofTrades),
        BOOKS(Messages::ofBooks);

        @SuppressWarnings("ImmutableEnumChecker") // a factory without state
        private final Supplier<Messages<?>> messages;

        SbeTopic(Supplier<Messages<?>> messages) {
            this.messages = messages;
        }
    }

    /** Records of {@code market.trades}. */
    public static SbeCodec<TradeUpdate> trades() {
        return new SbeCodec<>(SbeTopic.TRADES, JsonCodec.trades());
    }

    /** Records of {@code market.books}. */
    public static SbeCodec<BookUpdate> books() {
        return new SbeCodec<>(SbeTopic.BOOKS, JsonCodec.books());
    }

    @Override
    public byte[] write(T value) {
        byte[] record = messages().writeOrNull(value);
        return record != null ? record : json.write(value);
    }

    @Override
    public T read(byte[] bytes, UnknownValues unknown) throws ReadError {
        return bytes.length > 0 && bytes[0] == '{'
                ? json.read(bytes, unknown)
                : messages().read(bytes, unknown);
    }

    @Override
    public JsonCodec<T> json() {
        return json;
    }

    /** The newest version that is written and read, for instance {@code 1.0}. */
    public String schemaVersion() {
        return MessageHeaderDecoder.SCHEMA_ID + "." + MessageHeaderDecoder.SCHEMA_VERSION;
    }

    @SuppressWarnings("unchecked") // each factory pairs the topic with the class of its records
    private Messages<T> messages() {
        if (messages == null) {
            messages = (Messages<T>) topic.messages.get();
        }
        return messages;
    }
}
