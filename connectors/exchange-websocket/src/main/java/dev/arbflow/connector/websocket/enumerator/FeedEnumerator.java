package dev.arbflow.connector.websocket.enumerator;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.split.FeedSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each configured connection to one reader, in turn.
 *
 * <p>After a restore, readers have already taken back what their own state holds, before this class
 * can say a word. It therefore only plans what no reader holds, under today's configuration; a
 * reader looks up its own connections there too, and drops those that are gone.
 */
public final class FeedEnumerator implements SplitEnumerator<FeedSplit, FeedEnumeratorState> {

    private static final Logger LOG = LoggerFactory.getLogger(FeedEnumerator.class);

    private final SplitEnumeratorContext<FeedSplit> context;
    private final boolean bounded;
    private final TreeSet<String> assigned = new TreeSet<>();
    private final Map<Integer, List<FeedSplit>> pending = new HashMap<>();

    /** Starts with nothing assigned. */
    public FeedEnumerator(
            SplitEnumeratorContext<FeedSplit> context, ExchangeSourceOptions options) {
        this(context, options, new FeedEnumeratorState(Set.of(), List.of()));
    }

    /** Reconciles what a checkpoint remembers with what is configured now. */
    public FeedEnumerator(
            SplitEnumeratorContext<FeedSplit> context,
            ExchangeSourceOptions options,
            FeedEnumeratorState restored) {
        this.context = context;
        this.bounded = options.stopWhen() == ExchangeSourceOptions.StopWhen.END_OF_RECORDING;
        for (String name : restored.assigned()) {
            if (options.connection(name).isPresent()) {
                assigned.add(name);
            } else {
                LOG.info("{}: not configured any more", name);
            }
        }
        plan(options, restored.pending());
    }

    private void plan(ExchangeSourceOptions options, List<FeedSplit> remembered) {
        Map<String, FeedSplit> unassigned = new TreeMap<>(); // by name: the same plan every time
        for (ConnectionSpec spec : options.connections()) {
            if (!assigned.contains(spec.name())) {
                unassigned.put(spec.name(), new FeedSplit(spec, 0));
            }
        }
        for (FeedSplit split : remembered) {
            split.under(options).ifPresent(today -> unassigned.put(today.splitId(), today));
        }
        int turn = assigned.size(); // Flink spreads the assigned ones evenly, in the same turn
        for (FeedSplit split : unassigned.values()) {
            pendingOf(turn % context.currentParallelism()).add(split);
            turn++;
        }
    }

    @Override
    public void start() {
        // Readers register by themselves.
    }

    @Override
    public void addReader(int subtask) {
        for (FeedSplit split : pendingOf(subtask)) {
            context.assignSplit(split, subtask);
            assigned.add(split.splitId());
        }
        pending.remove(subtask);
        if (bounded) {
            context.signalNoMoreSplits(subtask);
        }
    }

    @Override
    public void addSplitsBack(List<FeedSplit> splits, int subtask) {
        for (FeedSplit split : splits) {
            assigned.remove(split.splitId());
            pendingOf(subtask).add(split);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Connections are given, not asked for.
    }

    @Override
    public FeedEnumeratorState snapshotState(long checkpointId) {
        return new FeedEnumeratorState(
                assigned, pending.values().stream().flatMap(List::stream).toList());
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private List<FeedSplit> pendingOf(int subtask) {
        return pending.computeIfAbsent(subtask, unused -> new ArrayList<>());
    }
}
