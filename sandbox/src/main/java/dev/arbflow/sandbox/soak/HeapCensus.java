package dev.arbflow.sandbox.soak;

import dev.arbflow.sandbox.soak.FlatMemory.Census;
import java.lang.management.ManagementFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts what lives in this process after a full collection. */
final class HeapCensus {
    /** A line of a class histogram: number, instances, bytes, class. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");

    /**
     * How classes are called whose instances are entries of maps, Flink's state tables included.
     */
    private static final Pattern ENTRY = Pattern.compile(".*Map(Entry|\\$(Node|TreeNode|Entry))$");

    private HeapCensus() {}

    /**
     * Takes one.
     *
     * @throws IllegalStateException if this Java cannot count
     */
    static Census take() {
        long entries =
                LINE.matcher(histogram())
                        .results()
                        .filter(line -> ENTRY.matcher(line.group(2)).matches())
                        .mapToLong(HeapCensus::instances)
                        .sum();
        System.gc();
        return new Census(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), entries);
    }

    private static long instances(MatchResult line) {
        return Long.parseLong(line.group(1));
    }

    /** Of live objects only. */
    private static String histogram() {
        try {
            return (String)
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this Java does not count its objects", e);
        }
    }
}
