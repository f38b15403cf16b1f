package dev.arbflow.jobs.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that anybody in this JVM logs at the level of a deployment, with stack traces. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {
    private static final PatternLayout LAYOUT =
            PatternLayout.newBuilder().withPattern("%level %logger %X %m%n%throwable").build();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext logging = (LoggerContext) LogManager.getContext(false);

    public LogCapture() {
        super("capture", null, LAYOUT, false, Property.EMPTY_ARRAY);
        start();
        LoggerConfig root = logging.getConfiguration().getRootLogger();
        root.getAppenders().keySet().forEach(root::removeAppender); // the console need not hear it
        root.addAppender(this, null, null);
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.INFO);
    }

    /** What was logged so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(LAYOUT.toSerializable(event));
    }

    @Override
    public void close() {
        logging.reconfigure(); // as it was
        stop();
    }
}
