package dev.arbflow.sandbox.matrix;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.sandbox.trial.JobDetector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the detection of the jobs finds in recordings. */
final class FoundEpisodes {
    private final Map<Market, List<Episode>> byMarket;

    private FoundEpisodes(Map<Market, List<Episode>> byMarket) {
        this.byMarket = byMarket;
    }

    /**
     * Runs the jobs' detection once over all of them, which began at the same time.
     *
     * @param detection what the jobs are given
     */
    static FoundEpisodes in(Collection<Recording> recordings, Detection detection)
            throws Exception {
        List<BookUpdate> all = new ArrayList<>();
        recordings.forEach(each -> all.addAll(each.updates()));
        all.sort(Comparator.comparingLong(BookUpdate::receiveUs));
        Map<String, Episode> newest = new LinkedHashMap<>();
        for (Episode each : JobDetector.run(all, detection).episodes()) {
            newest.merge(each.id(), each, (a, b) -> a.revision() > b.revision() ? a : b);
        }
        return new FoundEpisodes(
                newest.values().stream()
                        .collect(Collectors.groupingBy(each -> each.route().market())));
    }

    /** Those of one recording, under the markets' usual names. */
    List<Episode> of(Recording recording, List<Market> markets) {
        List<Episode> its = new ArrayList<>();
        for (Market market : markets) {
            for (Episode each : byMarket.getOrDefault(recording.own(market), List.of())) {
                Route route = new Route(market, each.route().buy(), each.route().sell());
                its.add(named(each, route));
            }
        }
        return its;
    }

    private static Episode named(Episode each, Route route) {
        return new Episode(
                Episode.idOf(route, each.openedUs()),
                each.revision(),
                route,
                each.closeReason(),
                each.openedUs(),
                each.detectedUs(),
                each.lastUs(),
                each.net(),
                each.peak(),
                each.last(),
                each.fees(),
                each.maxQuantity(),
                each.samples(),
                each.maxLegAgeUs(),
                each.maxSkewUs(),
                each.feeVersion(),
                each.ruleVersion(),
                each.emittedUs(),
                each.piece(),
                each.norm());
    }
}
