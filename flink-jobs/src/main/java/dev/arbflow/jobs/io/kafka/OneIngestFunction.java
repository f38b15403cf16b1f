package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.jobs.takeover.KeptOwners;
import dev.arbflow.jobs.takeover.PartitionOwners;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on the books and proofs of one ingest process a listing, see {@link PartitionOwners}.
 *
 * <p>Runs where a partition is read. Which subtask reads it after a restart is not known before its
 * first record, so each subtask is given what was kept of all; it keeps what it has read, and of
 * the partitions that nobody may have read yet its share. Where two kept the same, the newer
 * counts.
 */
final class OneIngestFunction
        extends ProcessFunction<TopicRecord<BookUpdate>, TopicRecord<BookUpdate>>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OneIngestFunction.class);

    /** As many ingest processes as have a figure of their own. */
    private static final int MAX_SHOWN = 8;

    private static final long COUNT_EVERY_US = 1_000_000;

    private final long silentUs;

    private transient ListState<KeptOwners> state;
    private transient Map<Integer, KeptOwners> unread;
    private transient Map<Integer, PartitionOwners> partitions;
    private transient Set<String> shown;
    private transient volatile Map<String, Integer> owned;
    private transient volatile int ingestsHeard;
    private transient volatile int ingestsMissing;
    private transient Counter takeOvers;
    private transient Counter namesakes;
    private transient long nextCountUs;

    /**
     * @param silent a connection unheard for longer loses its listings to another ingest process
     */
    OneIngestFunction(Duration silent) {
        this.silentUs = TimeUnit.MICROSECONDS.convert(silent); // the longest there is, if longer
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        "owners-by-partition",
                                        RecordSerializer.of(KeptOwners.class)));
        unread = new TreeMap<>();
        partitions = new HashMap<>();
        for (KeptOwners kept : state.get()) {
            unread.merge(kept.partition(), kept, (a, b) -> a.nowUs() > b.nowUs() ? a : b);
        }
    }

    @Override
    public void open(OpenContext context) {
        shown = new HashSet<>();
        owned = Map.of();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        takeOvers = metrics.counter("ingestTakeOvers");
        namesakes = metrics.counter("ingestNamesakes");
        metrics.gauge("ingestsHeard", (Gauge<Integer>) () -> ingestsHeard);
        metrics.gauge("ingestsMissing", (Gauge<Integer>) () -> ingestsMissing);
        show(Origin.FIRST_INGEST); // so that somebody sees that it owns nothing
    }

    @Override
    public void processElement(
            TopicRecord<BookUpdate> record,
            Context context,
            Collector<TopicRecord<BookUpdate>> out) {
        if (record.value() == null) {
            out.collect(record);
            return;
        }
        PartitionOwners owners = partitions.computeIfAbsent(record.partition(), this::begun);
        long before = owners.takeOvers();
        long setAside = owners.setAside();
        owners.take(record.value(), update -> out.collect(record.with(update)));
        takeOvers.inc(owners.takeOvers() - before);
        if (owners.setAside() > setAside) {
            setAside(record.value().origin());
        }
        if (owners.takeOvers() != before || record.value().receiveUs() >= nextCountUs) {
            nextCountUs = record.value().receiveUs() + COUNT_EVERY_US;
            countOwned();
            countIngests();
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<KeptOwners> kept = new ArrayList<>();
        partitions.values().forEach(each -> kept.add(each.kept()));
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        int own = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        unread.values().stream()
                .filter(each -> each.partition() % subtasks == own)
                .forEach(kept::add);
        state.update(kept);
    }

    private PartitionOwners begun(int partition) {
        KeptOwners kept = unread.remove(partition);
        return kept == null
                ? new PartitionOwners(partition, silentUs)
                : PartitionOwners.restored(kept, silentUs);
    }

    /** Counts how many listings each ingest process owns; a reporter's thread reads the result. */
    private void countOwned() {
        Map<String, Integer> counts = new HashMap<>();
        for (PartitionOwners each : partitions.values()) {
            each.owned().forEach((ingest, count) -> counts.merge(ingest, count, Integer::sum));
        }
        owned = Map.copyOf(counts);
        counts.keySet().forEach(this::show);
    }

    private void setAside(Origin origin) {
        if (namesakes.getCount() == 0) {
            LOG.error(
                    "Two ingest processes call themselves '{}' and deliver through {}: their books"
                            + " are set aside until one is stopped or has another INGEST_ID.",
                    origin.ingest(),
                    origin.connection());
        }
        namesakes.inc();
    }

    /** The partition that hears the fewest tells; a reporter's thread reads the result. */
    private void countIngests() {
        ingestsHeard =
                partitions.values().stream()
                        .mapToInt(PartitionOwners::ingestsHeard)
                        .min()
                        .orElse(0);
        ingestsMissing =
                partitions.values().stream()
                        .mapToInt(PartitionOwners::ingestsMissing)
                        .max()
                        .orElse(0);
    }

    private void show(String ingest) {
        if (shown.size() < MAX_SHOWN && shown.add(ingest)) {
            getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("ingest", ingest)
                    .gauge("listingsOwned", (Gauge<Integer>) () -> owned.getOrDefault(ingest, 0));
        }
    }
}
