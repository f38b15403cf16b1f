package dev.arbflow.jobs.pattern.kmeans;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/** Centroids as bytes, by Flink ML's own encoder and decoder: what it saved can be loaded here. */
public final class ModelBytes {
    private ModelBytes() {}

    /** Writes centroids and weights. */
    public static byte[] encode(KMeansModelData model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new KMeansModelData.ModelDataEncoder().encode(model, bytes);
        return bytes.toByteArray();
    }

    /**
     * Reads centroids and weights.
     *
     * @throws IOException if the bytes are no model
     */
    public static KMeansModelData decode(byte[] bytes) throws IOException {
        KMeansModelData model = null;
        if (bytes.length >= Integer.BYTES && isPlausible(ByteBuffer.wrap(bytes).getInt(), bytes)) {
            model =
                    new KMeansModelData.ModelDataDecoder()
                            .createReader(new Configuration(), new InMemory(ByteBuffer.wrap(bytes)))
                            .read();
        }
        if (model == null) { // the decoder's answer to bytes that end too early
            throw new IOException("these " + bytes.length + " bytes are not a k-means model");
        }
        return model;
    }

    /** Keeps a damaged number of centroids from asking for gigabytes. */
    private static boolean isPlausible(int centroids, byte[] bytes) {
        return centroids >= 0 && centroids <= bytes.length / Integer.BYTES;
    }

    /** Bytes where Flink's formats expect a file. */
    private static final class InMemory extends FSDataInputStream {
        private final ByteBuffer bytes;

        InMemory(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public void seek(long position) {
            bytes.position(Math.toIntExact(position));
        }

        @Override
        public long getPos() {
            return bytes.position();
        }

        @Override
        public int read() {
            return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(target, offset, count);
            return count;
        }
    }
}
