package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the windows that groups are weighed by: those that saw nothing of what another of them
 * saw. Windows that slide share most of their time, and those of one market that end together see
 * the same market; both lie near each other for no other reason, and would look like groups.
 */
final class WindowsApart {
    private WindowsApart() {}

    /**
     * Chooses one window of each market, of another listing from moment to moment.
     *
     * @param moment windows that end together, in the order of their listings
     * @return some of them, by identity; none unless they end at a multiple of their length, as no
     *     two that overlap do
     */
    static Set<FeatureWindow> of(List<WeightedWindow> moment) {
        Map<String, List<FeatureWindow>> byMarket = new TreeMap<>();
        for (WeightedWindow value : moment) {
            FeatureWindow window = value.window();
            if (window.endUs() % lengthUs(window) == 0) {
                byMarket.computeIfAbsent(
                                window.listing().market().code(), market -> new ArrayList<>())
                        .add(window);
            }
        }
        Set<FeatureWindow> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        byMarket.values().forEach(windows -> chosen.add(takingTurns(windows)));
        return chosen;
    }

    private static FeatureWindow takingTurns(List<FeatureWindow> windows) {
        FeatureWindow any = windows.get(0);
        return windows.get(Math.floorMod(any.endUs() / lengthUs(any), windows.size()));
    }

    private static long lengthUs(FeatureWindow window) {
        return window.endUs() - window.startUs();
    }
}
