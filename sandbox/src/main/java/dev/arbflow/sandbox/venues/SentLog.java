package dev.arbflow.sandbox.venues;

import dev.arbflow.sandbox.venues.server.Frame;
import java.util.HashSet;
import java.util.Set;

/** Counts what a venue really sent, over all its connections. Used by the venues' one thread. */
final class SentLog {
    private long frames;
    private long books;
    private long connections;
    private final Set<String> tradeIds = new HashSet<>();
    private final Set<String> repeatedTradeIds = new HashSet<>();

    void sent(Frame frame) {
        frames++;
        switch (frame.kind()) {
            case BOOK -> books++;
            case TRADES -> tradeIds.addAll(frame.tradeIds());
            case REPEATED_TRADES -> repeatedTradeIds.addAll(frame.tradeIds());
            case CONTROL, ANSWER, HEARTBEAT, CHECKSUM -> {}
        }
    }

    void connected() {
        connections++;
    }

    SentCounts counts() {
        return new SentCounts(
                connections, frames, books, Set.copyOf(tradeIds), Set.copyOf(repeatedTradeIds));
    }
}
