package dev.arbflow.sandbox.run;

import dev.arbflow.sandbox.flink.FlinkCluster;
import dev.arbflow.sandbox.run.outcome.Backlog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of a run, from their start to the moment when all they have read is written. */
final class RunningJobs {
    /** Reads the sockets; the others read what it writes. */
    static final String INGEST = "ingest";

    private final FlinkCluster flink;
    private final Backlog backlog;
    private final Path savepoints;
    private final Map<String, JobID> readers = new LinkedHashMap<>();
    private JobID ingest;

    /**
     * @param savepoints where the state goes in which jobs were stopped
     */
    RunningJobs(FlinkCluster flink, Backlog backlog, Path savepoints) {
        this.flink = flink;
        this.backlog = backlog;
        this.savepoints = savepoints;
    }

    /** Submits what an environment has defined, and waits until it runs. */
    void start(String name, StreamExecutionEnvironment env) throws Exception {
        JobID job = flink.submit(env, name);
        if (name.equals(INGEST)) {
            ingest = job;
        } else {
            readers.put(name, job);
        }
    }

    /** Whether there is nothing more to come: the end of a recording. */
    boolean feedHasEnded() throws Exception {
        return flink.status(ingest).isGloballyTerminalState();
    }

    /** Whether a job of this name was started. */
    boolean has(String name) {
        return readers.containsKey(name);
    }

    /**
     * Stops them so that nothing is lost: sockets first, then what was read from them, each job
     * after those whose records it reads.
     *
     * @param atMost for all of it
     * @throws IllegalStateException if a job did not catch up
     * @throws java.util.concurrent.TimeoutException if a job did not end
     */
    void stop(Duration atMost) throws Exception {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        if (!feedHasEnded()) {
            drain(ingest, deadlineNs);
        }
        for (Map.Entry<String, JobID> reader : readers.entrySet()) {
            if (!backlog.awaitRead(reader.getKey(), left(deadlineNs))) {
                throw new IllegalStateException(
                        reader.getKey() + " did not catch up with the topics");
            }
            drain(reader.getValue(), deadlineNs);
        }
    }

    /** A drain waits three times, each for as long as it is told; this is for all of them. */
    private void drain(JobID job, long deadlineNs) throws Exception {
        Duration left = left(deadlineNs);
        FutureTask<Void> drain =
                new FutureTask<>(
                        () -> {
                            flink.drain(job, savepoints, left);
                            return null;
                        });
        Thread thread = new Thread(drain, "drain");
        thread.setDaemon(true);
        thread.start();
        drain.get(left.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Duration left(long deadlineNs) {
        return Duration.ofNanos(Math.max(1, deadlineNs - System.nanoTime()));
    }

    /** How often any of them was restarted. */
    long restarts() {
        return flink.restarts(ingest) + readers.values().stream().mapToLong(flink::restarts).sum();
    }
}
