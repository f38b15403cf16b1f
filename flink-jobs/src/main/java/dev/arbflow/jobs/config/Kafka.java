package dev.arbflow.jobs.config;

import java.time.Duration;

/**
 * Where the topics are, and which part of them is read.
 *
 * @param brokers {@code host:port[,host:port]}
 * @param group consumer group whose offsets show the progress
 * @param topicPrefix put before every topic's name; may be empty
 * @param partitions of the topics of trades and of books, from 1 to {@link #MAX_PARTITIONS}
 * @param retentionBytes most that a partition keeps, whatever its age, of topics that are created;
 *     at least one segment
 * @param start where reading starts without a checkpoint
 * @param end where reading ends
 * @param idleness a connection unheard for longer, counted on the receive clock, does not hold
 *     event time up; for a replay, longer than the recording
 * @param security how the connections are protected
 */
public record Kafka(
        String brokers,
        String group,
        String topicPrefix,
        int partitions,
        long retentionBytes,
        Start start,
        End end,
        Duration idleness,
        KafkaSecurity security) {

    /** As many partitions as operators can ever have subtasks. */
    public static final int MAX_PARTITIONS = 128;

    /** Deletion goes by whole segments of this size, small enough to follow a retention. */
    public static final long SEGMENT_BYTES = 128L << 20;

    /** Where reading starts without a checkpoint. */
    public enum Start {
        /** At the group's offsets, and where it has none at the earliest record. */
        COMMITTED,
        EARLIEST,
        LATEST
    }

    /** Where reading ends. */
    public enum End {
        NEVER,
        /** At the newest record there was when the job started. */
        LATEST
    }

    /** The same for another job, with a progress of its own. */
    public Kafka forJob(String job) {
        return new Kafka(
                brokers,
                group + '-' + job,
                topicPrefix,
                partitions,
                retentionBytes,
                start,
                end,
                idleness,
                security);
    }

    /**
     * @throws IllegalArgumentException if the number of partitions is out of range, or less than a
     *     segment is to be kept
     */
    public Kafka {
        InRange.check(partitions, 1, MAX_PARTITIONS, "kafka-partitions");
        if (retentionBytes < SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "kafka-retention-bytes must be at least "
                            + SEGMENT_BYTES
                            + ", not "
                            + retentionBytes);
        }
        Positive.check(idleness, "kafka-idleness-ms");
    }

    /** The same topics, but a connection holds event time up for as long as this. */
    public Kafka withQuiet(Duration newQuiet) {
        return new Kafka(
                brokers,
                group,
                topicPrefix,
                partitions,
                retentionBytes,
                start,
                end,
                newQuiet,
                security);
    }
}
