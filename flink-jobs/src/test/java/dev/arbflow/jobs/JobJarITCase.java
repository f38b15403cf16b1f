package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The one jar for {@code flink run} brings what the jobs need and nothing that Flink has. */
class JobJarITCase {

    @Test
    void bringsNeitherFlinkItselfNorALoggingBackend() throws Exception {
        assertThat(entries())
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/api/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/client/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/"))
                .noneMatch(name -> name.startsWith("org/apache/log4j/"))
                .noneMatch(name -> name.startsWith("ch/qos/logback/"));
    }

    @Test
    void bringsTheJobsTheirConnectorsAndCep() throws Exception {
        assertThat(entries())
                .contains(
                        "dev/arbflow/jobs/IngestJob.class",
                        "dev/arbflow/jobs/ArbitrageJob.class",
                        "org/apache/flink/cep/CEP.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class");
    }

    private static List<String> entries() throws Exception {
        try (ZipFile jar = new ZipFile(FlinkClientITCase.jobJar().toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
