package dev.arbflow.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks that JMH finds on the class path. */
public final class FoundBenchmarks {
    private FoundBenchmarks() {}

    /** Their classes, by name. */
    public static List<Class<?>> all() throws ClassNotFoundException {
        OutputFormat silent =
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        Set<String> names = new TreeSet<>();
        for (BenchmarkListEntry way :
                BenchmarkList.defaultList().find(silent, List.of(".*"), List.of())) {
            names.add(way.getUserClassQName());
        }
        List<Class<?>> all = new ArrayList<>();
        for (String name : names) {
            all.add(Class.forName(name));
        }
        return all;
    }
}
