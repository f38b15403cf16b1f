package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.util.Collector;

/** Makes one section of all rows of a kind; runs once, on one worker, at the end of its input. */
final class SectionFunction<T> implements MapPartitionFunction<T, ReportSection> {
    private static final long serialVersionUID = 1L;

    /** What a section says of all its rows. */
    interface Study<T> extends Function<List<T>, ObjectNode>, Serializable {}

    private final String name;
    private final Study<T> study;

    SectionFunction(String name, Study<T> study) {
        this.name = name;
        this.study = study;
    }

    @Override
    public void mapPartition(Iterable<T> rows, Collector<ReportSection> out) {
        List<T> all = new ArrayList<>();
        rows.forEach(all::add);
        out.collect(new ReportSection(name, study.apply(all).toString()));
    }
}
