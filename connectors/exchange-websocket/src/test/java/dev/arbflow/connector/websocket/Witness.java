package dev.arbflow.connector.websocket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sees what a job reads; one job at a time, because Flink copies it. */
final class Witness extends ProcessFunction<Inbound, Inbound> {
    private static final long serialVersionUID = 1L;
    private static final Queue<Inbound> SEEN = new ConcurrentLinkedQueue<>();
    private static final AtomicLong WATERMARK_MS = new AtomicLong(Long.MIN_VALUE);

    private final int failures;

    /**
     * @param failures how many attempts fail at their first event
     */
    Witness(int failures) {
        this.failures = failures;
        SEEN.clear();
        WATERMARK_MS.set(Long.MIN_VALUE);
    }

    /** Every event so far. */
    static Queue<Inbound> seen() {
        return SEEN;
    }

    /** The newest watermark; {@link Long#MIN_VALUE} while there is none. */
    static long watermarkMs() {
        return WATERMARK_MS.get();
    }

    @Override
    public void processElement(Inbound event, Context context, Collector<Inbound> out) {
        SEEN.add(event);
        WATERMARK_MS.set(context.timerService().currentWatermark());
        if (getRuntimeContext().getTaskInfo().getAttemptNumber() < failures) {
            throw new IllegalStateException("this attempt fails on purpose");
        }
        out.collect(event);
    }
}
