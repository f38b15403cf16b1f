package dev.arbflow.embedded;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the threads that a server left behind. */
final class ServerThreads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ServerThreads() {}

    static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet();
    }

    /** Names of threads that are neither in {@code before} nor daemons and do not end in time. */
    static Set<String> leftSince(Set<Thread> before) throws InterruptedException {
        Predicate<Thread> left = thread -> !before.contains(thread) && !thread.isDaemon();
        for (Thread thread : running()) {
            if (left.test(thread)) {
                thread.join(PATIENCE.toMillis());
            }
        }
        return running().stream().filter(left).map(Thread::getName).collect(Collectors.toSet());
    }
}
