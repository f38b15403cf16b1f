package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.book.BookUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From books to which venue moves first.
 *
 * <pre>
 * books ─ changes of the mid ─ by market and period ─► lead and lag of every two venues
 * </pre>
 */
public final class LeadLagTopology {
    private LeadLagTopology() {}

    /**
     * Builds the graph. Changes of the mid are found where the books are read, with as many
     * subtasks: dealt out to more, the books of a listing would not meet in one of them.
     *
     * @param books event time is receive time
     */
    public static DataStream<VenueLeadLag> build(DataStream<BookUpdate> books) {
        return books.flatMap(new MidChangesFunction())
                .setParallelism(books.getParallelism())
                .uid("lead-lag-changes")
                .name("changes of the mid")
                .keyBy(LeadLagFunction::keyOf)
                .process(new LeadLagFunction())
                .uid("lead-lag")
                .name("lead and lag of venues");
    }
}
