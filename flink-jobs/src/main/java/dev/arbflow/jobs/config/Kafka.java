package dev.arbflow.jobs.config;

import java.time.Duration;

/**
 * Where the topics are, and which part of them is read.
 *
 * @param brokers {@code host:port[,host:port]}
 * @param group consumer group whose offsets show the progress
 * @param topicPrefix put before every topic's name; may be empty
 * @param partitions of the topics of trades and of books, from 1 to {@link #MOST_PARTITIONS}
 * @param start where reading starts without a checkpoint
 * @param end where reading ends
 * @param quiet a connection unheard for longer, counted on the receive clock, does not hold event
 *     time up; for a replay, longer than the recording
 * @param security how the connections are protected
 */
public record Kafka(
        String brokers,
        String group,
        String topicPrefix,
        int partitions,
        Start start,
        End end,
        Duration quiet,
        KafkaSecurity security) {

    /** As many partitions as operators can ever have subtasks. */
    public static final int MOST_PARTITIONS = 128;

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
                brokers, group + '-' + job, topicPrefix, partitions, start, end, quiet, security);
    }

    /**
     * @throws IllegalArgumentException if the number of partitions is out of range
     */
    public Kafka {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "kafka-partitions must be from 1 to "
                            + MOST_PARTITIONS
                            + ", not "
                            + partitions);
        }
        Positive.check(quiet, "kafka-quiet-ms");
    }

    /** The same topics, but a connection holds event time up for as long as this. */
    public Kafka withQuiet(Duration newQuiet) {
        return new Kafka(brokers, group, topicPrefix, partitions, start, end, newQuiet, security);
    }
}
