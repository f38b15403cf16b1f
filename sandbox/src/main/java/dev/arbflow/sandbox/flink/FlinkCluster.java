package dev.arbflow.sandbox.flink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink session cluster inside this process, with its web UI on loopback. */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofMinutes(3);
    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);

    private final MiniCluster cluster;
    private final String metricsName;
    private final Metrics metrics;

    private FlinkCluster(MiniCluster cluster, String metricsName, Metrics metrics) {
        this.cluster = cluster;
        this.metricsName = metricsName;
        this.metrics = metrics;
    }

    /**
     * Starts a cluster with one task manager.
     *
     * @param restPort port of the web UI; 0 takes a free one
     * @param slots how many subtasks of one operator may run
     * @param dataDir where checkpoints and temporary files go
     */
    public static FlinkCluster start(int restPort, int slots, Path dataDir) throws Exception {
        String metricsName = UUID.randomUUID().toString();
        Metrics metrics = new Metrics();
        MetricsReporterFactory.register(metricsName, metrics);
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration(restPort, dataDir, metricsName))
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        cluster.start();
        return new FlinkCluster(cluster, metricsName, metrics);
    }

    private static Configuration configuration(int restPort, Path dataDir, String metricsName) {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.PORT, restPort);
        configuration.set(RestOptions.BIND_PORT, String.valueOf(restPort));
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        configuration.set(WebOptions.CANCEL_ENABLE, false);
        configuration.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        configuration.set(TaskManagerOptions.HOST, "127.0.0.1");
        configuration.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                inFlink(dataDir.resolve("checkpoints")));
        // A laptop runs brokers and stores beside this: heap state needs no managed memory.
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(48));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(48));
        configuration.setString(
                "metrics.reporter.sandbox.factory.class", MetricsReporterFactory.class.getName());
        configuration.setString(
                "metrics.reporter.sandbox." + MetricsReporterFactory.TARGET, metricsName);
        return configuration;
    }

    /** Address of the web UI. */
    public URI webUi() throws Exception {
        return cluster.getRestAddress().get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    }

    /** The metrics of all its jobs, readable until this process ends. */
    public Metrics metrics() {
        return metrics;
    }

    /** Submits what an environment has defined, and waits until it runs. */
    public JobID submit(StreamExecutionEnvironment env, String name) throws Exception {
        StreamGraph streams = env.getStreamGraph(false);
        streams.setJobName(name);
        JobGraph graph = streams.getJobGraph();
        cluster.submitJob(graph).get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        JobID job = graph.getJobID();
        awaitRunning(job, START_AT_MOST);
        return job;
    }

    private void awaitRunning(JobID job, Duration atMost) throws Exception {
        long deadlineNs = System.nanoTime() + atMost.toNanos();
        while (!isRunning(job)) {
            if (status(job).isGloballyTerminalState()) {
                result(job)
                        .get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS)
                        .toJobExecutionResult(FlinkCluster.class.getClassLoader());
            }
            if (status(job).isGloballyTerminalState() || System.nanoTime() > deadlineNs) {
                throw new IllegalStateException("job " + job + " is " + status(job));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isRunning(JobID job) throws Exception {
        if (status(job) != JobStatus.RUNNING) {
            return false; // while it is being initialised there is no graph to ask for
        }
        for (var vertex :
                cluster.getExecutionGraph(job)
                        .get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS)
                        .getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** What a job is doing. */
    public JobStatus status(JobID job) throws Exception {
        return cluster.getJobStatus(job).get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    }

    /** How often a job was restarted; also of one that has ended. */
    public long restarts(JobID job) {
        return metrics.lastOf("numRestarts", "job_id", job.toHexString());
    }

    /**
     * Stops a job gracefully: its sources end, every timer fires, every sink is flushed.
     *
     * @throws java.util.concurrent.TimeoutException if it has not ended in time
     * @throws IllegalStateException if it has ended already or does not run
     */
    public void drain(JobID job, Path savepointDir, Duration atMost) throws Exception {
        awaitRunning(job, atMost); // a job that is just being restarted cannot be stopped
        cluster.stopWithSavepoint(job, inFlink(savepointDir), true, SavepointFormatType.NATIVE)
                .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        result(job).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends a job where it stands, without a savepoint, and waits for that. */
    public void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        result(job).get(ANSWER_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Unlike a URI's text this has spaces and other letters as they are, which Flink wants. */
    private static String inFlink(Path folder) {
        return org.apache.flink.core.fs.Path.fromLocalFile(folder.toAbsolutePath().toFile())
                .toString();
    }

    /** The end of a job, whenever it comes. */
    public CompletableFuture<JobResult> result(JobID job) {
        return cluster.requestJobResult(job);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
        MetricsReporterFactory.unregister(metricsName);
    }
}
