package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.split.FeedSplit;

/** A split while it is read: its epoch grows with the events that leave the reader. */
final class FeedSplitState {
    private FeedSplit split;

    FeedSplitState(FeedSplit split) {
        this.split = split;
    }

    void reached(long epoch) {
        if (epoch > split.epoch()) {
            split = new FeedSplit(split.spec(), epoch);
        }
    }

    FeedSplit split() {
        return split;
    }
}
