package dev.arbflow.sandbox.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When listings were refused as legs, and under which names, or told to be late, and by how much.
 */
final class RefusedTimes {
    /** Looks that are no further apart than this see one and the same refusal. */
    private static final long SAME_US = 300_000;

    private final Map<String, List<Spell>> spells = new HashMap<>();

    /** Times in microseconds of the trial. */
    private record Spell(String name, long lagUs, long fromUs, long untilUs) {}

    /** A listing is refused at a moment. */
    void refused(String listing, String name, long nowUs) {
        noted(listing, name, 0, nowUs);
    }

    /** A listing is told to be late by so much, but not refused. */
    void late(String listing, long lagUs, long nowUs) {
        noted(listing, "LATE", lagUs, nowUs);
    }

    private void noted(String listing, String name, long lagUs, long nowUs) {
        List<Spell> its = spells.computeIfAbsent(listing, each -> new ArrayList<>());
        for (int i = its.size() - 1; i >= 0 && nowUs - its.get(i).untilUs <= SAME_US; i--) {
            if (its.get(i).name.equals(name) && its.get(i).lagUs == lagUs) {
                its.set(i, new Spell(name, lagUs, its.get(i).fromUs, nowUs));
                return;
            }
        }
        its.add(new Spell(name, lagUs, nowUs, nowUs));
    }

    /** Nobody will ask for what was over before a moment. */
    void forget(long beforeUs) {
        spells.values().forEach(its -> its.removeIf(each -> each.untilUs < beforeUs));
    }

    /** How late a listing was told to be at most between two moments. */
    long lagUs(String listing, long fromUs, long untilUs) {
        return spells.getOrDefault(listing, List.of()).stream()
                .filter(each -> each.fromUs <= untilUs && each.untilUs >= fromUs)
                .mapToLong(Spell::lagUs)
                .max()
                .orElse(0);
    }

    /** Under which names a listing was refused at any moment between two. */
    Set<String> names(String listing, long fromUs, long untilUs) {
        Set<String> names = new TreeSet<>();
        for (Spell each : spells.getOrDefault(listing, List.of())) {
            if (each.fromUs <= untilUs && each.untilUs >= fromUs) {
                names.add(each.name);
            }
        }
        return names;
    }
}
