package dev.arbflow.jobs.pattern.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.codecs.hnsw.DefaultFlatVectorScorer;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomAccessVectorValues;

/**
 * A graph in which near shapes are linked, in layers, walked towards a query: Lucene's.
 *
 * <p>It knows no removal, and so could not follow a history without being built anew.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2018.2889473">Malkov, Yashunin 2020</a>
 */
final class HnswIndex implements Methods.Method {
    private static final int LINKS = HnswGraphBuilder.DEFAULT_MAX_CONN;
    private static final int CONSIDERED = HnswGraphBuilder.DEFAULT_BEAM_WIDTH;
    private static final VectorSimilarityFunction DISTANCE = VectorSimilarityFunction.EUCLIDEAN;

    private final RandomAccessVectorValues shapes;
    private final OnHeapHnswGraph graph;
    private final int candidates;

    private HnswIndex(RandomAccessVectorValues shapes, OnHeapHnswGraph graph, int candidates) {
        this.shapes = shapes;
        this.graph = graph;
        this.candidates = candidates;
    }

    /** With all shapes taken in, one after the other. */
    static HnswIndex of(List<float[]> shapes, int candidates) {
        RandomAccessVectorValues values =
                RandomAccessVectorValues.fromFloats(shapes, shapes.get(0).length);
        try {
            HnswGraphBuilder builder =
                    HnswGraphBuilder.create(
                            DefaultFlatVectorScorer.INSTANCE.getRandomVectorScorerSupplier(
                                    DISTANCE, values),
                            LINKS,
                            CONSIDERED,
                            1);
            return new HnswIndex(values, builder.build(shapes.size()), candidates);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** The same graph, walked with more or fewer candidates. */
    HnswIndex with(int others) {
        return new HnswIndex(shapes, graph, others);
    }

    @Override
    public int[] nearest(float[] query, int count) {
        try {
            ScoreDoc[] found =
                    HnswGraphSearcher.search(
                                    DefaultFlatVectorScorer.INSTANCE.getRandomVectorScorer(
                                            DISTANCE, shapes, query),
                                    candidates,
                                    graph,
                                    null,
                                    Integer.MAX_VALUE)
                            .topDocs()
                            .scoreDocs;
            int[] rows = new int[Math.min(count, found.length)];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = found[i].doc;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }
}
