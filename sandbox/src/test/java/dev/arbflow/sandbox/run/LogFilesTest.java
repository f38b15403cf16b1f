package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.run.commands.RunLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.NullAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final long MB = 1 << 20;
    private static final String FILE = "arbflow.log";

    private final String before = System.getProperty(FILE);

    @TempDir Path dir;

    @AfterEach
    void logWhereItWas() {
        if (before == null) {
            System.clearProperty(FILE);
        } else {
            System.setProperty(FILE, before);
        }
    }

    @Test
    void aLogIsRotatedAndBoundedAndGoesOnWhereItWas() throws Exception {
        Path log = Files.writeString(dir.resolve("sandbox.log"), "of an earlier run\n");
        System.setProperty(FILE, log.toString());
        try (LoggerContext context = context()) {
            Logger logger = context.getLogger("test");
            String line = "x".repeat((int) MB);
            for (int i = 0; i < 9; i++) {
                logger.warn(line);
            }
            assertThat(Files.readString(log)).startsWith("of an earlier run");
            for (int i = 0; i < 130; i++) {
                logger.warn(line);
            }
        }

        List<Path> files;
        try (Stream<Path> all = Files.list(dir)) {
            files = all.toList();
        }
        assertThat(files).hasSizeBetween(2, 10).allMatch(file -> file.toFile().length() < 12 * MB);
    }

    @Test
    void aDeviceIsNotWrittenToNorRenamed() throws Exception {
        System.setProperty(FILE, "/dev/null");
        try (LoggerContext context = context()) {
            Appender appender = context.getConfiguration().getAppender("file");

            assertThat(appender).isInstanceOf(NullAppender.class);
        }
    }

    private static LoggerContext context() throws Exception {
        LoggerContext context = new LoggerContext("log-files");
        context.setConfigLocation(RunLocal.class.getResource("/log4j2.xml").toURI());
        context.start();
        return context;
    }
}
