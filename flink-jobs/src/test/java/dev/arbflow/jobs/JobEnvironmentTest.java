package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JobEnvironmentTest {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    @Test
    void survivesEverythingWhereTheClusterSaysNothing() {
        ReadableConfig config = createdOn(new Configuration());

        assertThat(config.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isEqualTo(1_000);
        assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
        assertThat(config.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(config.get(ExecutionOptions.BUFFER_TIMEOUT)).hasMillis(5);
    }

    @Test
    void leavesToTheClusterWhatItsConfigurationSays() {
        Configuration cluster = new Configuration();
        cluster.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 7);
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        cluster.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(50));

        ReadableConfig config = createdOn(cluster);

        assertThat(config.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isEqualTo(7);
        assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("fixed-delay");
        assertThat(config.get(ExecutionOptions.BUFFER_TIMEOUT)).hasMillis(50);
    }

    @Test
    void letsNobodyChangeWhatTheJobsMean() {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.MAX_PARALLELISM, 4);
        cluster.set(PipelineOptions.GENERIC_TYPES, true);

        ReadableConfig config = createdOn(cluster);

        assertThat(config.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
        assertThat(config.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(config.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(OFTEN);
    }

    private static ReadableConfig createdOn(Configuration cluster) {
        Client.of(cluster);
        try {
            return JobEnvironment.create(OFTEN).getConfiguration();
        } finally {
            Client.none();
        }
    }

    /** What the Flink client does before it calls a main. */
    private static final class Client extends StreamExecutionEnvironment {
        static void of(Configuration cluster) {
            initializeContextEnvironment(more -> new StreamExecutionEnvironment(cluster));
        }

        static void none() {
            resetContextEnvironment();
        }
    }
}
