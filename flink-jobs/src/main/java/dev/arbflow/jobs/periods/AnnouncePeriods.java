package dev.arbflow.jobs.periods;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Passes records on and announces every period to every key before it begins.
 *
 * <p>A keyed operator behind it can so set a timer for a key about which nothing is ever heard.
 * What is announced follows from the watermark alone and not from the records. Each parallel
 * instance announces all keys, so announcements repeat. A period is announced one ahead, so that
 * its timer is in a checkpoint long before it is due; the period in which a job starts is never
 * announced, because only a part of it was seen. It keeps no state: after a restart it goes on with
 * the period after the current one.
 *
 * @param <T> the class of records
 */
public final class AnnouncePeriods<T> extends AbstractStreamOperator<T>
        implements OneInputStreamOperator<T, T> {
    private static final long serialVersionUID = 1L;

    /** Periods announced at once at most; time that jumps further goes on behind the jump. */
    static final int MOST = 10_000;

    private final Periods periods;
    private final List<String> keys;
    private final Announcement<T> announcement;

    private transient long announcedUs;

    /**
     * Makes the record that announces a period to a key.
     *
     * @param <T> the class of records
     */
    public interface Announcement<T> extends Serializable {
        /** The record for a key, and the start of the period. */
        T of(String key, long startUs);
    }

    public AnnouncePeriods(Periods periods, List<String> keys, Announcement<T> announcement) {
        this.periods = periods;
        this.keys = List.copyOf(keys);
        this.announcement = announcement;
        chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    public void open() throws Exception {
        super.open();
        announcedUs = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) { // the end of the input is not a time
            announceUpTo(periods.endUs(periods.startUs((mark.getTimestamp() + 1) * 1_000)));
        }
        super.processWatermark(mark);
    }

    private void announceUpTo(long nextUs) {
        if (announcedUs >= nextUs) {
            return;
        }
        long lengthUs = periods.endUs(nextUs) - nextUs;
        boolean jumped = announcedUs == Long.MIN_VALUE || (nextUs - announcedUs) / lengthUs > MOST;
        long startUs = jumped ? nextUs : periods.endUs(announcedUs);
        for (; startUs <= nextUs; startUs = periods.endUs(startUs)) {
            for (String key : keys) {
                output.collect(new StreamRecord<>(announcement.of(key, startUs), startUs / 1_000));
            }
        }
        announcedUs = nextUs;
    }
}
