package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.jobs.pattern.kmeans.AdjustedRandIndex;
import dev.arbflow.jobs.pattern.kmeans.Centroids;
import dev.arbflow.jobs.pattern.kmeans.ClusterQuality;
import dev.arbflow.jobs.pattern.kmeans.KMeansPlusPlus;
import dev.arbflow.jobs.pattern.kmeans.WeightedPoint;
import dev.arbflow.market.behaviour.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/** Groups of behaviour found anew in stored windows, beside those that were found online. */
final class ClustersSection {
    private static final int MIN_WINDOWS = 20;
    private static final int MAX_GROUPS = 8;
    private static final long SEED = 20;

    private final List<WindowRow> windows;
    private final List<WeightedPoint> points;
    private final ArrayNode silhouettes = JsonNodeFactory.instance.arrayNode();
    private KMeansModelData best;

    private ClustersSection(List<WindowRow> windows) {
        this.windows = windows;
        this.points =
                windows.stream()
                        .map(row -> WeightedPoint.at(Feature.clustered(row.standardised()), 1))
                        .toList();
    }

    /** Empty if there are too few complete windows to say anything. */
    static ObjectNode of(List<WindowRow> sample) {
        List<WindowRow> complete = sample.stream().filter(WindowRow::complete).toList();
        return complete.size() < MIN_WINDOWS
                ? JsonNodeFactory.instance.objectNode()
                : new ClustersSection(complete).json();
    }

    private ObjectNode json() {
        chooseGroups();
        int[] groups = new Centroids(best).nearest(points);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sampled", windows.size());
        json.put("k", best.centroids.length);
        json.put("agreement", agreement(groups));
        json.set("silhouettes", silhouettes);
        putCentres(json, groups);
        putPoints(json, groups);
        return json;
    }

    /** The number of groups with the largest silhouette. */
    private void chooseGroups() {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 2; k <= MAX_GROUPS; k++) {
            KMeansModelData model = new KMeansPlusPlus(points, k).best(SEED);
            double silhouette = ClusterQuality.of(model, points).silhouette();
            silhouettes.addObject().put("k", k).put("silhouette", silhouette);
            if (best == null || silhouette > largest) {
                best = model;
                largest = silhouette;
            }
        }
    }

    private String agreement(int[] groups) {
        int[] labelled =
                IntStream.range(0, groups.length)
                        .filter(i -> windows.get(i).cluster() != WindowRow.UNKNOWN)
                        .toArray();
        if (labelled.length < MIN_WINDOWS) {
            return "Too few of them were labelled while the job ran to compare the two.";
        }
        int[] online = Arrays.stream(labelled).map(i -> windows.get(i).cluster()).toArray();
        int[] offline = Arrays.stream(labelled).map(i -> groups[i]).toArray();
        return String.format(
                Locale.ROOT,
                "The labels given while the job ran agree with these groups with an adjusted Rand"
                        + " index of %.2f (1: the same groups, 0: chance), over %,d windows.",
                AdjustedRandIndex.of(online, offline),
                labelled.length);
    }

    private void putCentres(ObjectNode json, int[] groups) {
        ArrayNode names = json.putArray("features");
        for (Feature feature : Feature.values()) {
            names.add(feature.name());
        }
        ArrayNode centres = json.putArray("centres");
        for (int group = 0; group < best.centroids.length; group++) {
            int of = group;
            ObjectNode centre = centres.addObject();
            centre.put("size", Arrays.stream(groups).filter(each -> each == of).count());
            ArrayNode values = centre.putArray("values");
            for (double value : best.centroids[group].values) {
                values.add(value);
            }
        }
    }

    private void putPoints(ObjectNode json, int[] groups) {
        Plane plane =
                new Plane(windows.stream().map(WindowRow::standardised).toArray(double[][]::new));
        json.putArray("explained").add(plane.explained(0)).add(plane.explained(1));
        ArrayNode array = json.putArray("points");
        for (int i = 0; i < groups.length; i++) {
            double[] point = windows.get(i).standardised();
            array.addObject()
                    .put("x", plane.along(0, point))
                    .put("y", plane.along(1, point))
                    .put("group", groups[i])
                    .put("id", windows.get(i).id());
        }
    }
}
