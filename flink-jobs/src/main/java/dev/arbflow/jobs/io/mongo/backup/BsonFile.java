package dev.arbflow.jobs.io.mongo.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * BSON documents behind each other in a gzip file. A document begins with its own length in bytes,
 * 32 bits with the least significant byte first.
 */
final class BsonFile {
    /** The largest that MongoDB takes is 16 MiB; beyond that the file is something else. */
    private static final int LARGEST = 17 << 20;

    private BsonFile() {}

    /** Begins a new file. */
    static Writer write(Path file) throws IOException {
        return new Writer(
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))));
    }

    /** Opens a file. */
    static Reader read(Path file) throws IOException {
        return new Reader(
                file, new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))));
    }

    /** Adds documents to a file. */
    record Writer(OutputStream out) implements Closeable {
        void add(RawBsonDocument document) throws IOException {
            ByteBuffer bytes = document.getByteBuffer().asNIO();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.write(copy);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Takes documents from a file. */
    record Reader(Path file, InputStream in) implements Closeable {

        /**
         * The next document, or null at the end.
         *
         * @throws IOException if the file ends within a document, or holds something else
         */
        BsonDocument next() throws IOException {
            byte[] length = in.readNBytes(Integer.BYTES);
            if (length.length == 0) {
                return null;
            }
            int bytes = length.length < Integer.BYTES ? 0 : littleEndian(length);
            if (bytes < Integer.BYTES + 1 || bytes > LARGEST) {
                throw new IOException(file + " holds something else than BSON documents");
            }
            byte[] document = new byte[bytes];
            System.arraycopy(length, 0, document, 0, Integer.BYTES);
            if (in.readNBytes(document, Integer.BYTES, bytes - Integer.BYTES)
                    < bytes - Integer.BYTES) {
                throw new EOFException(file + " ends within a document");
            }
            return new RawBsonDocument(document).decode(new BsonDocumentCodec());
        }

        private static int littleEndian(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
