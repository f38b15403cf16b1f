package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.record.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/** Centroids in the encoding that is also stored: the length, then Flink ML's bytes. */
final class ModelDataCodec implements Codec<KMeansModelData> {

    @Override
    public void write(KMeansModelData model, DataOutputView out) throws IOException {
        byte[] bytes = ModelBytes.encode(model);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public KMeansModelData read(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return ModelBytes.decode(bytes);
    }

    @Override
    public String format() {
        return "k-means model of Flink ML";
    }
}
