package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import org.agrona.DirectBuffer;

/**
 * A message within a record that is sound as a whole.
 *
 * @param record all bytes of the record
 * @param buffer the same bytes up to the message's end, so that nothing behind it can be read
 * @param block where its block begins
 * @param blockLength of the block, as its writer had it
 * @param version of the schema, as its writer had it
 */
@SuppressWarnings("ArrayRecordComponent") // read in place, never compared
record Message(byte[] record, DirectBuffer buffer, int block, int blockLength, int version) {

    /**
     * Refuses a text that is longer than the rest of its message.
     *
     * @param end where it says that it ends
     * @throws ReadError if that is not within the message
     */
    void expectUpTo(int end) throws ReadError {
        if (end > buffer.capacity()) {
            throw new ReadError("a text reaches beyond the message");
        }
    }

    /**
     * Refuses a group that is longer than the rest of its message, before anything is made for it.
     *
     * @param entries how many it says that it has
     * @param least fewest bytes of an entry in the oldest version
     * @param entryLength bytes of an entry, as its writer had it
     * @param from where the first one begins
     * @throws ReadError if they cannot be there
     */
    void expectGroup(int entries, int least, int entryLength, int from) throws ReadError {
        if (entries == 0) {
            return;
        }
        if (entryLength < least) {
            throw new ReadError(
                    "an entry of %d bytes is too short, %d are needed"
                            .formatted(entryLength, least));
        }
        if ((long) entries * entryLength > buffer.capacity() - from) {
            throw new ReadError("%d entries reach beyond the message".formatted(entries));
        }
    }
}
