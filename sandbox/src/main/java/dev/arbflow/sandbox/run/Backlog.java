package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.io.Topic;
import dev.arbflow.sandbox.flink.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How much of the market topics the jobs behind them have not read yet. */
final class Backlog implements AutoCloseable {
    private final Kafka kafka;
    private final Metrics metrics;
    private final List<String> jobs;
    private final Admin admin;

    /**
     * @param jobs names of the jobs that read
     */
    Backlog(Kafka kafka, Metrics metrics, List<String> jobs) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.jobs = jobs;
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers()));
    }

    /** Waits until every job has read everything that is in the topics now. */
    boolean awaitEmpty(Duration atMost) throws ExecutionException, InterruptedException {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        Map<String, Long> ends = ends();
        while (unread(ends) > 0) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private long unread(Map<String, Long> ends) {
        return jobs.stream().mapToLong(job -> unread(job, ends)).sum();
    }

    private long unread(String job, Map<String, Long> ends) {
        Map<String, Long> read = new HashMap<>();
        for (Metrics.Reading gauge : metrics.gauges("currentOffset")) {
            if (job.equals(gauge.variables().get("job_name"))) {
                read.merge(
                        gauge.variables().get("topic") + '/' + gauge.variables().get("partition"),
                        gauge.value().longValue() + 1,
                        Math::max);
            }
        }
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<String, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : List.of(Topic.TRADES, Topic.BOOKS)) {
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
