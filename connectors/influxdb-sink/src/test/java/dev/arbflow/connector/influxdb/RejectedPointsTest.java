package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectedPointsTest {

    private final WriterBench bench = new WriterBench();
    private final RejectedPoints rejected = new RejectedPoints(OnRejected.COUNT, bench.metrics());
    private final Logger logger = (Logger) LogManager.getLogger(RejectedPoints.class);
    private final Lines log = new Lines();

    private static final class Lines extends AbstractAppender {

        private final List<String> lines = new ArrayList<>();

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.removeAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void oneReasonIsLoggedOnceHoweverTheInputDiffers() throws IOException {
        rejected.add("point of quote", "unable to parse 'quote bid=x 17': bad number");
        rejected.add("point of quote", "unable to parse 'quote bid=y 18': bad number");
        rejected.add("point of trade", "unable to parse 'trade price=y 18': bad number");

        assertThat(log.lines)
                .hasSize(2)
                .first()
                .isEqualTo(
                        "rejected point of quote: unable to parse 'quote bid=x 17': bad number"
                                + " (further ones like it are only counted)");
        assertThat(bench.count("rejectedPoints")).isEqualTo(3);
    }

    @Test
    void reasonsWithoutEndDoNotFillTheLog() throws IOException {
        for (char c = 0; c < 1_000; c++) {
            rejected.add("point", "reason " + (char) ('\u4e00' + c));
        }
        assertThat(log.lines).hasSize(100);
        assertThat(bench.count("rejectedPoints")).isEqualTo(1_000);
    }
}
