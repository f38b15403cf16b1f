package dev.arbflow.connector.websocket.testing;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;

import java.util.Set;
import java.util.TreeSet;

/** Looks for threads that a reader should have ended. */
public final class SocketThreads {
    private static final Set<String> PREFIXES = Set.of("feed-", "Source Data Fetcher");

    private SocketThreads() {}

    /** The names of those that run. */
    public static Set<String> running() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (PREFIXES.stream().anyMatch(thread.getName()::startsWith)) {
                names.add(thread.getName());
            }
        }
        return names;
    }

    /** Waits until none runs. */
    public static void awaitNone() throws InterruptedException {
        eventually("all threads end", () -> running().isEmpty());
    }
}
