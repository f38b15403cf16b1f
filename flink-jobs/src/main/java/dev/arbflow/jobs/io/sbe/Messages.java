package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderDecoder;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.List;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The messages that one topic may hold, each in its frame. For one thread at a time.
 *
 * @param <U> holds a record of any of these kinds, and null for the others
 */
final class Messages<U> {
    private static final int USUAL_BYTES = 4096;
    private static final byte[] NOTHING = {};

    private final List<Case<U, ?>> cases;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer found = new UnsafeBuffer(NOTHING);
    private final UnsafeBuffer made = new UnsafeBuffer(new byte[USUAL_BYTES]);

    private Messages(List<Case<U, ?>> cases) {
        if (!UnsafeBuffer.SHOULD_BOUNDS_CHECK) {
            throw new IllegalStateException(
                    "agrona.disable.bounds.checks is set; without these checks a damaged record"
                            + " could read any memory");
        }
        this.cases = cases;
    }

    /** One kind: its message, and the way into the union and out of it. */
    private record Case<U, V>(MessageFormat<V> format, Function<U, V> of, Function<V, U> union) {

        U read(Message message, UnknownValues unknown) throws ReadError {
            return union.apply(format.read(message, unknown));
        }
    }

    static Messages<BookUpdate> ofBooks() {
        return new Messages<>(
                List.of(
                        new Case<>(new BookFormat(), BookUpdate::book, BookUpdate::of),
                        new Case<>(new ProgressFormat(), BookUpdate::progress, BookUpdate::of)));
    }

    static Messages<TradeUpdate> ofTrades() {
        return new Messages<>(
                List.of(
                        new Case<>(new TradeFormat(), TradeUpdate::trade, TradeUpdate::of),
                        new Case<>(new ProgressFormat(), TradeUpdate::progress, TradeUpdate::of)));
    }

    /** The record of a value, or null if it is too long for one. */
    byte[] writeOrNull(U value) {
        for (Case<U, ?> each : cases) {
            if (each.of().apply(value) != null) {
                return writeOrNull(value, each);
            }
        }
        throw new IllegalArgumentException("nothing to write");
    }

    private <V> byte[] writeOrNull(U value, Case<U, V> which) {
        V part = which.of().apply(value);
        int room = Texts.sum(which.format().room(part), Frame.HEADER + Frame.TRAILER);
        if (room == MessageFormat.TOO_LONG) {
            return null;
        }
        if (room > made.capacity()) {
            made.wrap(new byte[room]);
        }
        int end = which.format().write(part, made, Frame.HEADER);
        return Frame.around(made.byteArray(), end);
    }

    /**
     * Reads a record.
     *
     * @throws ReadError if it is damaged, of another schema or topic, or says what cannot be
     */
    U read(byte[] record, UnknownValues unknown) throws ReadError {
        Frame.check(record);
        found.wrap(record, 0, record.length - Frame.TRAILER);
        try {
            header.wrap(found, Frame.HEADER);
            Case<U, ?> which = caseOf(header);
            int block = Frame.HEADER + MessageHeaderDecoder.ENCODED_LENGTH;
            return which.read(
                    new Message(record, found, block, header.blockLength(), header.version()),
                    unknown);
        } catch (IndexOutOfBoundsException e) {
            throw new ReadError("a value reaches beyond the message");
        } catch (IllegalArgumentException e) {
            throw new ReadError(e.getMessage());
        }
    }

    private Case<U, ?> caseOf(MessageHeaderDecoder header) throws ReadError {
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new ReadError(
                    "schema %d is unknown, the newest is %d"
                            .formatted(header.schemaId(), MessageHeaderDecoder.SCHEMA_ID));
        }
        for (Case<U, ?> each : cases) {
            if (each.format().templateId() == header.templateId()) {
                if (header.blockLength() < each.format().leastBlockLength()) {
                    throw new ReadError(
                            "a block of %d bytes is too short, %d are needed"
                                    .formatted(
                                            header.blockLength(),
                                            each.format().leastBlockLength()));
                }
                return each;
            }
        }
        throw new ReadError("message " + header.templateId() + " does not belong in this topic");
    }
}
