package dev.arbflow.jobs.upgrade;

import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.testing.Eventually;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** A job that begins at a savepoint or at nothing, and can be stopped with the next one. */
final class StoryJob implements AutoCloseable {
    /** How long anything of it may take. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JobClient job;

    private StoryJob(JobClient job) {
        this.job = job;
    }

    /** The environment that every job of ours gets, with one subtask an operator. */
    static StreamExecutionEnvironment environment(Optional<Path> savepoint) {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(10));
        Configuration more = new Configuration();
        // One file, whatever the size: a fixture should be easy to keep.
        more.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.parse("1mb"));
        savepoint.ifPresent(
                from -> more.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString()));
        env.configure(more);
        env.setParallelism(1);
        return env;
    }

    /** Starts what was built there. */
    static StoryJob start(StreamExecutionEnvironment env) throws Exception {
        return new StoryJob(env.executeAsync("story"));
    }

    /**
     * Stops the job with a savepoint in the canonical format, which any state backend reads, once
     * all of its tasks run.
     */
    Path stop(Path folder) throws Exception {
        AtomicReference<String> where = new AtomicReference<>();
        Eventually.holds(
                "all tasks run",
                PATIENCE,
                () -> {
                    where.set(savepoint(folder));
                    return where.get() != null;
                });
        return Path.of(URI.create(where.get()));
    }

    /** Where it is; null while a task is still to start, which stops nothing. */
    private String savepoint(Path folder) throws Exception {
        try {
            return job.stopWithSavepoint(
                            false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            boolean tooEarly =
                    ExceptionUtils.findThrowable(e, CheckpointException.class)
                            .filter(
                                    why ->
                                            why.getCheckpointFailureReason()
                                                    == CheckpointFailureReason
                                                            .NOT_ALL_REQUIRED_TASKS_RUNNING)
                            .isPresent();
            if (tooEarly) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        try {
            job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // it has ended, which is what we want
        }
    }
}
