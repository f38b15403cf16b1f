package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Gives events to Flink with their receive time as timestamp and the moment at which they leave,
 * and keeps what a restart must know.
 *
 * <p>They are stamped here, behind every queue of the source, so that what waited in a process that
 * was too busy is known to be late. A replay is as fast as it is read and never late.
 */
final class FeedRecordEmitter implements RecordEmitter<Inbound, Inbound, FeedSplitState> {

    private final boolean live;
    private final LongSupplier nowUs;
    private final FeedMetrics metrics;

    /**
     * @param live whether receive times are of our clock
     * @param nowUs our clock
     */
    FeedRecordEmitter(boolean live, LongSupplier nowUs, FeedMetrics metrics) {
        this.live = live;
        this.nowUs = nowUs;
        this.metrics = metrics;
    }

    @Override
    public void emitRecord(Inbound event, SourceOutput<Inbound> output, FeedSplitState state) {
        if (event.mark() != null) {
            state.passed(Listing.parse(event.mark().listing()), event.mark().newestId());
        } else {
            long receiveUs = receiveUs(event);
            output.collect(leaving(event, receiveUs), TimeUnit.MICROSECONDS.toMillis(receiveUs));
        }
        if (event.trade() != null) {
            state.passed(event.trade().listing(), event.trade().tradeId());
        }
        state.reached(origin(event).epoch());
    }

    private Inbound leaving(Inbound event, long receiveUs) {
        if (!live) {
            return event;
        }
        long leavesUs = Math.max(receiveUs, nowUs.getAsLong());
        metrics.left(origin(event).feed(), leavesUs - receiveUs);
        return event.leavingAt(leavesUs);
    }

    private static long receiveUs(Inbound event) {
        if (event.trade() != null) {
            return event.trade().times().receiveUs();
        } else if (event.book() != null) {
            return event.book().times().receiveUs();
        } else if (event.progress() != null) {
            return event.progress().receiveUs();
        } else if (event.status() != null) {
            return event.status().receiveUs();
        }
        return event.malformed().receiveUs();
    }

    private static Origin origin(Inbound event) {
        if (event.trade() != null) {
            return event.trade().origin();
        } else if (event.book() != null) {
            return event.book().origin();
        } else if (event.progress() != null) {
            return event.progress().origin();
        } else if (event.status() != null) {
            return event.status().origin();
        } else if (event.mark() != null) {
            return event.mark().origin();
        }
        return event.malformed().origin();
    }
}
