package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.sandbox.flink.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of what came into the topics during a run the jobs behind them have not read yet.
 *
 * <p>What lay there before is not waited for: where a job begins to read is its own affair.
 */
public final class Backlog implements AutoCloseable {
    private final Kafka kafka;
    private final Function<String, List<Metrics.Reading>> gauges;
    private final Map<String, List<Topic>> readers;
    private final Admin admin;
    private final Map<String, Long> before = new HashMap<>();

    /**
     * @param gauges what gauges of a name say
     * @param readers by name of the job, the topics that it reads
     */
    public Backlog(
            Kafka kafka,
            Function<String, List<Metrics.Reading>> gauges,
            Map<String, List<Topic>> readers)
            throws ExecutionException, InterruptedException {
        this.kafka = kafka;
        this.gauges = gauges;
        this.readers = readers;
        admin = Admin.create(Map.copyOf(KafkaClients.settings(kafka)));
        for (List<Topic> topics : readers.values()) {
            before.putAll(ends(topics));
        }
    }

    /** Waits until a job has read everything that is in its topics now. */
    public boolean awaitRead(String job, Duration atMost)
            throws ExecutionException, InterruptedException {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        Map<String, Long> ends = ends(readers.get(job));
        while (!hasRead(job, ends)) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private boolean hasRead(String job, Map<String, Long> ends) {
        Map<String, Long> read = new HashMap<>();
        for (Metrics.Reading gauge : gauges.apply("currentOffset")) {
            if (job.equals(gauge.variables().get("job_name"))) {
                read.merge(
                        gauge.variables().get("topic") + '/' + gauge.variables().get("partition"),
                        gauge.value().longValue() + 1,
                        Math::max);
            }
        }
        return ends.entrySet().stream()
                .filter(end -> end.getValue() > before.get(end.getKey()))
                .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<String, Long> ends(List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(kafka); partition++) {
                wanted.put(new TopicPartition(topic.name(kafka), partition), OffsetSpec.latest());
            }
        }
        Map<String, Long> ends = new HashMap<>();
        admin.listOffsets(wanted)
                .all()
                .get()
                .forEach(
                        (partition, end) ->
                                ends.put(
                                        partition.topic() + '/' + partition.partition(),
                                        end.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
