package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A card for each cluster that windows were labelled with while the job ran. */
final class CardsSection {
    private static final int MAX_CARDS = 20;
    private static final double HOUR_US = TimeUnit.HOURS.toMicros(1);

    /** Below this a cluster has no name and no figures: they would be of single moments. */
    private static final int MIN_WINDOWS = 20;

    private static final int MIN_EPISODES = 5;

    private final List<CardRow> windows;
    private final List<CardRow> episodes;
    private final LabelSteps steps;
    private final double[][] overall;

    private CardsSection(List<CardRow> rows) {
        windows = rows.stream().filter(row -> !row.isEpisode()).toList();
        episodes = rows.stream().filter(CardRow::isEpisode).toList();
        steps = LabelSteps.of(windows);
        overall = FeatureMoments.of(windows);
    }

    /** Without rows if no window was labelled. */
    static ObjectNode of(List<CardRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new CardsSection(rows).put(json.putArray("rows"));
        return json;
    }

    private void put(ArrayNode rows) {
        Map<Integer, List<CardRow>> byLabel =
                windows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CardRow::cluster, TreeMap::new, Collectors.toList()));
        byLabel.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(MAX_CARDS)
                .forEach(entry -> put(rows.addObject(), entry.getKey(), entry.getValue()));
    }

    private void put(ObjectNode card, int label, List<CardRow> of) {
        card.put("cluster", label);
        card.put("windows", of.size());
        card.put("share", (double) of.size() / windows.size());
        putShares(card.putArray("venues"), "venue", counted(of, CardRow::venue), of.size());
        if (of.size() < MIN_WINDOWS) {
            return;
        }
        card.put("name", ClusterName.of(FeatureMoments.deviations(of, overall)));
        Map<Integer, Long> next = steps.after(label);
        long all = next.values().stream().mapToLong(Long::longValue).sum();
        putShares(card.putArray("next"), "cluster", next, all);
        List<CardRow> within = episodes.stream().filter(row -> row.isIn(label)).toList();
        card.put("episodes", within.size());
        card.put("episodesAnHour", within.size() / (of.size() * steps.slideUs() / HOUR_US));
        card.put("medianBps", median(within, CardRow::edgeBps));
        card.put("medianLifetimeMs", median(within, CardRow::lifetimeMs));
    }

    private static <K extends Comparable<K>> Map<K, Long> counted(
            List<CardRow> rows, Function<CardRow, K> key) {
        return rows.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static void putShares(ArrayNode array, String name, Map<?, Long> counts, long all) {
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
                .forEach(
                        entry ->
                                array.addObject()
                                        .put(name, entry.getKey().toString())
                                        .put("share", (double) entry.getValue() / all));
    }

    /** NaN where there are too few to say. */
    private static double median(List<CardRow> rows, ToDoubleFunction<CardRow> figure) {
        double[] known =
                rows.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
        return known.length < MIN_EPISODES
                ? Double.NaN
                : new FiveNumbers(Arrays.copyOf(known, known.length)).median();
    }
}
