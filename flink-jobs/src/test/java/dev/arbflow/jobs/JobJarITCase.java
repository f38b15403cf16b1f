package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
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

    /**
     * Flink loads these packages from its own lib folder first, so that a copy in here would at
     * best be dead weight and at worst be of another version.
     */
    @Test
    void bringsNothingThatTheLibFolderOfADistributionShadows() throws Exception {
        assertThat(entries())
                .noneMatch(name -> name.startsWith("org/apache/flink/cep/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/connector/base/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/connector/file/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/formats/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/table/"))
                .noneMatch(name -> name.startsWith("com/esotericsoftware/kryo/"));
    }

    @Test
    void bringsTheJobsAndTheirConnectors() throws Exception {
        assertThat(entries())
                .contains(
                        "dev/arbflow/jobs/IngestJob.class",
                        "dev/arbflow/jobs/ArbitrageJob.class",
                        "org/apache/flink/ml/clustering/kmeans/KMeansModelData.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class");
    }

    @Test
    void saysInItsManifestWhatItIsAndNamesEveryJob() throws Exception {
        List<String> jobs =
                entries().stream()
                        .filter(name -> name.matches("dev/arbflow/jobs/[A-Za-z]+Job\\.class"))
                        .map(name -> name.replace(".class", "").replace('/', '.'))
                        .toList();
        try (JarFile jar = new JarFile(FlinkClientITCase.jobJar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(jobs).hasSizeGreaterThan(3);
            assertThat(manifest.getValue("program-class").split(",", -1))
                    .containsExactlyInAnyOrderElementsOf(jobs);
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE))
                    .isEqualTo("arbflow");
            assertThat(FlinkClientITCase.jobJar().getFileName())
                    .hasToString(
                            "flink-jobs-%s-job.jar"
                                    .formatted(
                                            manifest.getValue(
                                                    Attributes.Name.IMPLEMENTATION_VERSION)));
        }
    }

    private static List<String> entries() throws Exception {
        try (ZipFile jar = new ZipFile(FlinkClientITCase.jobJar().toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
