package dev.arbflow.jobs.testing;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** Flink clusters of one task manager in the JVM of a test, for {@code @RegisterExtension}. */
public final class Clusters {
    private Clusters() {}

    /** A cluster in which so many subtasks of an operator fit. */
    public static MiniClusterExtension of(int slots) {
        return of(slots, new Configuration());
    }

    /** The same with settings of its own. */
    public static MiniClusterExtension of(int slots, Configuration settings) {
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setNumberTaskManagers(1)
                        .setNumberSlotsPerTaskManager(slots)
                        .setConfiguration(settings)
                        .build());
    }
}
