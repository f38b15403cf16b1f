package dev.arbflow.jobs.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the parts of the pipeline said at one moment.
 *
 * @param flink whether the JobManager answers
 * @param jobs those of ours that it knows, the newest of each name
 * @param kafka whether the brokers answer
 * @param topics those that are read
 * @param mongo the document store
 * @param influx the store of measurements
 */
record Readings(
        Answer flink,
        List<Job> jobs,
        Answer kafka,
        List<Topic> topics,
        Answer mongo,
        Answer influx) {

    /**
     * Whether somebody answers.
     *
     * @param problem in one line; empty if all is well
     * @param newest age of the newest record there; empty where there is none or nobody asked
     */
    record Answer(String problem, Optional<Duration> newest) {
        static Answer fine() {
            return new Answer("", Optional.empty());
        }

        static Answer fine(Duration newest) {
            return new Answer("", Optional.of(newest));
        }

        static Answer broken(String problem) {
            return new Answer(problem, Optional.empty());
        }

        boolean isFine() {
            return problem.isEmpty();
        }
    }

    /**
     * A job.
     *
     * @param name as it was submitted
     * @param state Flink's word for it
     * @param checkpoint age of the newest completed checkpoint, or of the job while it has none
     * @param restarts since it was submitted
     * @param failure first line of the newest exception; empty without one
     * @param waitingFor the last operator that is held up from below; empty if none is
     * @param overdue records of its topics that it should have confirmed long ago
     */
    record Job(
            String name,
            String state,
            Duration checkpoint,
            long restarts,
            String failure,
            String waitingFor,
            long overdue) {

        Job behind(long records) {
            return new Job(name, state, checkpoint, restarts, failure, waitingFor, records);
        }
    }

    /**
     * A topic.
     *
     * @param name without prefix
     * @param newest age of its newest record; empty if there is none
     * @param behind records that the group has not yet confirmed
     */
    record Topic(String name, Optional<Duration> newest, long behind) {}
}
