package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Decides what is done with each point: wait for the first fit, wait for a batch, take a step, or
 * fit anew and carry the labels over. Knows no clock and draws from the configured seed only.
 */
final class ClusterLearner implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a fit from scratch must save of the squared distances to be worth a jump. */
    private static final double WORTH_A_JUMP = 0.1;

    private final KMeansTrainer trainer;
    private final Clustering clustering;

    ClusterLearner(KMeansTrainer trainer, Clustering clustering) {
        this.trainer = trainer;
        this.clustering = clustering;
    }

    /** What training tells. */
    interface Findings {
        void version(ModelVersion version);

        void drift(DriftAlarm alarm);
    }

    /**
     * Learns from the next point in the order of event time.
     *
     * @param apart whether its window saw nothing of what others saw of which this was said
     */
    void learn(
            LearnedClusters clusters,
            WeightedPoint point,
            long timeMs,
            boolean apart,
            Findings findings) {
        if (apart) {
            clusters.rememberApart(point);
        }
        clusters.remember(point, timeMs, clustering.sampleSize());
        if (clusters.model == null) {
            if (clusters.batch.size() >= clustering.seedSize()) {
                fitFirst(clusters, findings);
            }
        } else if (clusters.batch.size() >= clustering.batchSize()) {
            step(clusters, findings);
        }
    }

    /** Makes the first version of what there is: nothing more will come. */
    void finish(LearnedClusters clusters, Findings findings) {
        if (clusters.model == null && !clusters.batch.isEmpty()) {
            fitFirst(clusters, findings);
        }
    }

    private void fitFirst(LearnedClusters clusters, Findings findings) {
        weigh(clusters);
        KMeansModelData fitted = trainer.fit(clusters.batch, wanted(clusters), clustering.seed());
        publish(
                clusters,
                LabelledModel.named(fitted, raw(fitted, clusters.batch), clusters::newLabel),
                true,
                findings);
    }

    private void step(LearnedClusters clusters, Findings findings) {
        LabelledModel stepped = moved(clusters.model, clusters.batch).alive();
        boolean due = (clusters.version + 1) % clustering.refitEvery() == 0;
        if (due) {
            weigh(clusters);
        }
        boolean otherNumber = stepped.size() != wanted(clusters);
        Optional<LabelledModel> better =
                otherNumber || due ? better(clusters, stepped) : Optional.empty();
        publish(clusters, better.orElse(stepped), better.isPresent(), findings);
    }

    private void weigh(LearnedClusters clusters) {
        ShadowModels.weigh(clusters.apart, clusters.version + 1, clustering.seed())
                .ifPresent(
                        evidence -> {
                            clusters.evidence = evidence;
                            clusters.chosen = clusters.chosen.after(evidence);
                        });
    }

    /** How many clusters are looked for now. */
    private int wanted(LearnedClusters clusters) {
        int chosen = clusters.chosen.clusters();
        return clustering.byEvidence() && chosen > 0 ? chosen : clustering.clusters();
    }

    private LabelledModel moved(LabelledModel model, List<WeightedPoint> batch) {
        double[] weights = model.data().weights.values.clone();
        Arrays.setAll(weights, i -> clustering.decay() * weights[i]);
        return model.moved(
                trainer.update(model.data(), batch),
                RawMeans.moved(
                        model.raw(), weights, new Centroids(model.data()).nearest(batch), batch));
    }

    private static double[][] raw(KMeansModelData model, List<WeightedPoint> points) {
        Centroids centroids = new Centroids(model);
        return RawMeans.of(centroids.nearest(points), centroids.size(), points);
    }

    /**
     * A fit from scratch, if it is nearer to the wanted number of clusters or lies much closer to
     * the points.
     */
    private Optional<LabelledModel> better(LearnedClusters clusters, LabelledModel stepped) {
        List<WeightedPoint> sample = new ArrayList<>(clusters.sample);
        KMeansModelData fresh =
                trainer.fit(sample, wanted(clusters), clustering.seed() + clusters.version);
        int more = fresh.centroids.length - stepped.size();
        boolean adopt =
                more > 0
                        || stepped.size() > wanted(clusters)
                        || (more == 0 && muchCloser(fresh, stepped.data(), sample));
        return adopt ? Optional.of(inherited(clusters, fresh, sample)) : Optional.empty();
    }

    /** A label means what it meant until now, not what the last batch has made of its centroid. */
    private LabelledModel inherited(
            LearnedClusters clusters, KMeansModelData fresh, List<WeightedPoint> sample) {
        double[][] raw = raw(fresh, sample);
        return clusters.model.inherited(
                fresh,
                raw,
                new LabelHeirs(clustering.identityDistance()).of(raw, clusters.model.raw(), sample),
                clusters::newLabel);
    }

    private static boolean muchCloser(
            KMeansModelData fresh, KMeansModelData old, List<WeightedPoint> sample) {
        return new Centroids(fresh).inertia(sample)
                < (1 - WORTH_A_JUMP) * new Centroids(old).inertia(sample);
    }

    private void publish(
            LearnedClusters clusters, LabelledModel model, boolean refitted, Findings findings) {
        List<WeightedPoint> sample = new ArrayList<>(clusters.sample);
        double agreement =
                clusters.model == null ? Double.NaN : agreement(clusters.model, model, sample);
        clusters.version++;
        clusters.model = model;
        clusters.batch.clear();
        findings.version(
                new ModelVersion(
                        clusters.version,
                        clusters.learnedMs,
                        model.data(),
                        model.labels(),
                        wanted(clusters),
                        clusters.points,
                        refitted,
                        ClusterQuality.of(model.data(), sample),
                        model.predecessors(),
                        agreement,
                        model.raw(),
                        clusters.evidence));
        watchDrift(clusters, findings);
    }

    /** How alike two versions group the same windows. */
    private static double agreement(
            LabelledModel before, LabelledModel after, List<WeightedPoint> sample) {
        return AdjustedRandIndex.of(
                new Centroids(before.data()).nearest(sample),
                new Centroids(after.data()).nearest(sample));
    }

    private void watchDrift(LearnedClusters clusters, Findings findings) {
        int[] labels = clusters.model.labels();
        clusters.references.keySet().retainAll(Arrays.stream(labels).boxed().toList());
        for (int i = 0; i < labels.length; i++) {
            DenseVector centroid = clusters.model.data().centroids[i];
            DenseVector reference = clusters.references.putIfAbsent(labels[i], centroid);
            double shift = reference == null ? 0 : Centroids.distance(reference, centroid);
            if (shift > clustering.driftThreshold()) {
                clusters.references.put(labels[i], centroid);
                findings.drift(
                        new DriftAlarm(labels[i], clusters.version, clusters.learnedMs, shift));
            }
        }
    }
}
