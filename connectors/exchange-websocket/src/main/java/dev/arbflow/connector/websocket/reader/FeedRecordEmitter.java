package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;

/**
 * Gives events to Flink with their receive time as timestamp, and keeps what a restart must know.
 */
final class FeedRecordEmitter implements RecordEmitter<Inbound, Inbound, FeedSplitState> {

    @Override
    public void emitRecord(Inbound event, SourceOutput<Inbound> output, FeedSplitState state) {
        if (event.mark() != null) {
            state.passed(Listing.parse(event.mark().listing()), event.mark().newestId());
        } else {
            output.collect(event, TimeUnit.MICROSECONDS.toMillis(receiveUs(event)));
        }
        if (event.trade() != null) {
            state.passed(event.trade().listing(), event.trade().tradeId());
        }
        state.reached(origin(event).epoch());
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
