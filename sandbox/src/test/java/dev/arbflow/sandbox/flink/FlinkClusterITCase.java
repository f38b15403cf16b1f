package dev.arbflow.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.JobEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterITCase {
    private static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final CountDownLatch RECOVERED = new CountDownLatch(1);

    @TempDir Path dir;

    @Test
    void stillKnowsTheRestartsOfAJobThatHasEnded() throws Exception {
        try (FlinkCluster cluster = FlinkCluster.start(0, 1, dir)) {
            JobID job = cluster.submit(jobThatFailsOnce(), "fails once");
            assertThat(RECOVERED.await(30, TimeUnit.SECONDS)).isTrue();
            cluster.drain(job, dir.resolve("savepoints"), Duration.ofSeconds(60));

            assertThat(cluster.status(job)).isEqualTo(JobStatus.FINISHED);
            assertThat(cluster.restarts(job)).isEqualTo(1);
        }
    }

    private static StreamExecutionEnvironment jobThatFailsOnce() {
        StreamExecutionEnvironment env = JobEnvironment.create(Duration.ofSeconds(1));
        env.setParallelism(1);
        env.fromSequence(0, Long.MAX_VALUE)
                .uid("numbers")
                .map(FlinkClusterITCase::failingAtFirst)
                .uid("fails")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return env;
    }

    private static Long failingAtFirst(Long number) {
        if (FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("on purpose, once");
        }
        RECOVERED.countDown();
        return number;
    }
}
