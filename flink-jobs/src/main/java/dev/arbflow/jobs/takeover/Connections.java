package dev.arbflow.jobs.takeover;

import dev.arbflow.market.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections of one partition that were heard lately, of which ingest processes they are, and
 * which of them more than one process delivers through.
 */
final class Connections {
    private final long silentUs;
    private final Map<String, Heard> newest = new HashMap<>();
    private final Map<String, Namesakes> namesakes = new HashMap<>();
    private long nowUs = Long.MIN_VALUE;
    private boolean severalIngests;

    /**
     * @param silentUs what was not heard for longer is not heard
     */
    Connections(long silentUs) {
        this.silentUs = silentUs;
    }

    /** Newest receive time that was heard. */
    long nowUs() {
        return nowUs;
    }

    /** Whether more than one ingest process was heard lately. */
    boolean areOfSeveralIngests() {
        return severalIngests;
    }

    /** A connection said something; returns what it said before, or null. */
    Heard hear(String connection, Heard next) {
        Heard before = newest.put(connection, next);
        if (before == null) {
            severalIngests = ingestsKnown() > 1;
        }
        nowUs = Math.max(nowUs, next.receiveUs());
        return before;
    }

    /** Whether two processes deliver through a connection that has just said something. */
    boolean isShared(String connection, Heard next) {
        return namesakes.computeIfAbsent(connection, name -> new Namesakes()).hears(next);
    }

    boolean isHeard(String connection) {
        Heard heard = newest.get(connection);
        return heard != null && nowUs - heard.receiveUs() <= silentUs;
    }

    int ingestsHeard() {
        return ingests(newest.keySet().stream().filter(this::isHeard));
    }

    int ingestsKnown() {
        return ingests(newest.keySet().stream());
    }

    private static int ingests(Stream<String> names) {
        return (int)
                names.map(name -> name.substring(Origin.plainName(name).length()))
                        .distinct()
                        .count();
    }

    /** Forgets those that were not heard for so long; returns their names. */
    Set<String> forget(long afterUs) {
        Set<String> silent = new HashSet<>();
        newest.forEach(
                (name, heard) -> {
                    if (nowUs - heard.receiveUs() > afterUs) {
                        silent.add(name);
                    }
                });
        namesakes.keySet().removeAll(silent);
        if (newest.keySet().removeAll(silent)) {
            severalIngests = ingestsKnown() > 1;
        }
        return silent;
    }

    List<KeptOwners.Connection> kept() {
        return newest.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(
                        each ->
                                new KeptOwners.Connection(
                                        each.getKey(),
                                        each.getValue().epoch(),
                                        each.getValue().sequence(),
                                        each.getValue().receiveUs()))
                .toList();
    }
}
