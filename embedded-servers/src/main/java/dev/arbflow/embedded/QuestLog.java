package dev.arbflow.embedded;

import io.questdb.log.LogFactory;
import io.questdb.log.LogLevel;
import io.questdb.log.LogRecordUtf8Sink;
import io.questdb.log.LogWriter;
import io.questdb.mp.RingQueue;
import io.questdb.mp.SCSequence;
import io.questdb.mp.SynchronizedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what QuestDB calls critical to slf4j; QuestDB's own writers would print past it.
 *
 * <p>Its plain errors are left out: they are refused requests, which the client sees as such.
 * Public because QuestDB makes it by name.
 */
public final class QuestLog extends SynchronizedJob implements LogWriter {

    private static final Logger LOG = LoggerFactory.getLogger("io.questdb");

    private final RingQueue<LogRecordUtf8Sink> queue;
    private final SCSequence sequence;

    /** The constructor that QuestDB expects of a log writer. */
    public QuestLog(RingQueue<LogRecordUtf8Sink> queue, SCSequence sequence, int levels) {
        this.queue = queue;
        this.sequence = sequence;
    }

    @Override
    public void bindProperties(LogFactory factory) {}

    @Override
    protected boolean runSerially() {
        return sequence.consumeAll(queue, QuestLog::write);
    }

    private static void write(LogRecordUtf8Sink line) {
        if ((line.getLevel() & LogLevel.CRITICAL) != 0) {
            LOG.error(line.toString().strip());
        }
    }
}
