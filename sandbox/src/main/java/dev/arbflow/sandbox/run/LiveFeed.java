package dev.arbflow.sandbox.run;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The real venues, at their public addresses. */
final class LiveFeed implements MarketFeed {

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Map<String, URI> addresses() {
        return Map.of();
    }

    @Override
    public Optional<Judged> judge(Found found, long untilUs) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // the venues are not ours to close
    }
}
