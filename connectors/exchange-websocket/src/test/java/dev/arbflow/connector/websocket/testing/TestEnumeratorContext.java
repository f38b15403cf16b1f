package dev.arbflow.connector.websocket.testing;

import dev.arbflow.connector.websocket.split.FeedSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Notes what an enumerator assigns. */
public final class TestEnumeratorContext implements SplitEnumeratorContext<FeedSplit> {
    private final int parallelism;
    private final Map<Integer, List<FeedSplit>> assigned = new TreeMap<>();
    private final Set<Integer> finished = new TreeSet<>();

    public TestEnumeratorContext(int parallelism) {
        this.parallelism = parallelism;
    }

    /** The names of what a reader was given, sorted. */
    public List<String> namesOf(int subtask) {
        return splitsOf(subtask).stream()
                .map(FeedSplit::splitId)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** What a reader was given. */
    public List<FeedSplit> splitsOf(int subtask) {
        return assigned.getOrDefault(subtask, List.of());
    }

    /** The readers that will be given nothing more. */
    public Set<Integer> finished() {
        return finished;
    }

    @Override
    public void assignSplits(SplitsAssignment<FeedSplit> assignment) {
        assignment
                .assignment()
                .forEach(
                        (subtask, splits) ->
                                assigned.computeIfAbsent(subtask, key -> new ArrayList<>())
                                        .addAll(splits));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        finished.add(subtask);
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return new HashMap<>();
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable, BiConsumer<T, Throwable> handler, long delayMs, long everyMs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        throw new UnsupportedOperationException();
    }
}
