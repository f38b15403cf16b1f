package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How long opportunities stood, by route, and which were the best. */
final class EpisodesSection {
    private static final double MIN_LIFETIME_MS = 100;
    private static final double MAX_LIFETIME_MS = 3_600_000;
    private static final int BEST = 20;

    private EpisodesSection() {}

    static ObjectNode of(List<EpisodeRow> episodes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", episodes.size());
        json.set("lifetimes", lifetimes(episodes));
        ObjectNode reasons = json.putObject("closeReasons");
        episodes.stream()
                .collect(
                        Collectors.groupingBy(
                                EpisodeRow::closeReason, TreeMap::new, Collectors.counting()))
                .forEach(reasons::put);
        routes(episodes, json.putArray("routes"));
        best(episodes, json.putArray("best"));
        List<EpisodeRow> suspect =
                episodes.stream().filter(episode -> !episode.looksLike().isEmpty()).toList();
        json.put("suspect", suspect.size());
        best(suspect, json.putArray("bestSuspect"));
        return json;
    }

    private static void best(List<EpisodeRow> episodes, ArrayNode best) {
        episodes.stream()
                .sorted(
                        Comparator.comparingDouble(EpisodeRow::profit)
                                .reversed()
                                .thenComparing(EpisodeRow::route)
                                .thenComparing(EpisodeRow::openedUs))
                .limit(BEST)
                .forEach(episode -> best.add(json(episode)));
    }

    private static ObjectNode lifetimes(List<EpisodeRow> episodes) {
        LogHistogram histogram = new LogHistogram(MIN_LIFETIME_MS, MAX_LIFETIME_MS);
        episodes.stream()
                .filter(episode -> !episode.closeReason().equals(EpisodeRow.OPEN))
                .forEach(episode -> histogram.add(episode.lifetimeMs()));
        return histogram.json();
    }

    private static void routes(List<EpisodeRow> episodes, ArrayNode rows) {
        Map<String, List<EpisodeRow>> byRoute =
                episodes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        EpisodeRow::route, TreeMap::new, Collectors.toList()));
        byRoute.forEach(
                (route, of) ->
                        rows.addObject()
                                .put("route", route)
                                .put("count", of.size())
                                .put("medianLifetimeMs", median(of, EpisodeRow::lifetimeMs))
                                .put("medianPeakBps", median(of, EpisodeRow::peakBps))
                                .put("profit", sum(of)));
    }

    private static double median(List<EpisodeRow> of, ToDoubleFunction<EpisodeRow> figure) {
        return new FiveNumbers(of.stream().mapToDouble(figure).toArray()).median();
    }

    private static double sum(List<EpisodeRow> of) {
        return of.stream().mapToDouble(EpisodeRow::profit).sum();
    }

    private static ObjectNode json(EpisodeRow episode) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("route", episode.route())
                .put("openedMs", Math.floorDiv(episode.openedUs(), 1_000L))
                .put("lifetimeMs", episode.lifetimeMs())
                .put("closeReason", episode.closeReason())
                .put("meanBps", episode.meanBps())
                .put("peakBps", episode.peakBps())
                .put("profit", episode.profit())
                .put("looksLike", episode.looksLike());
    }
}
