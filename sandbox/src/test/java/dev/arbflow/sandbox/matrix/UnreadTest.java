package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.faults.ServiceFaults;
import dev.arbflow.sandbox.venues.faults.VenueFault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies unread is late, and nothing else. */
class UnreadTest {
    private final VirtualTime time = new VirtualTime();
    private final VirtualVenue venue = new VirtualVenue(SimulatedVenueList.of(Feed.KRAKEN), time);
    private final List<String> heard = new ArrayList<>();

    @Test
    void whatIsSentLaterIsNotReadEarlier() {
        FeedConnection connection = venue.dial(URI.create("ws://localhost"), listener());
        passMs(100);
        VenueFault fault = ServiceFaults.readingLate(3_000_000);
        venue.faults().begin(fault);
        connection.send("{\"method\":\"ping\",\"req_id\":1}");
        passMs(100);
        venue.faults().end(fault);
        connection.send("{\"method\":\"ping\",\"req_id\":2}");
        passMs(2_000);
        assertThat(answers()).as("both lie behind the one that waits").isEmpty();

        passMs(2_000);
        assertThat(answers()).containsExactly("1", "2");
    }

    private List<String> answers() {
        return heard.stream()
                .filter(text -> text.contains("\"pong\""))
                .map(text -> text.replaceFirst(".*\"req_id\":(\\d+).*", "$1"))
                .toList();
    }

    private void passMs(int ms) {
        for (int passed = 0; passed < ms; passed += 5) {
            time.pass(5_000);
            venue.tick();
        }
    }

    private FeedConnection.Listener listener() {
        return new FeedConnection.Listener() {
            @Override
            public void opened() {}

            @Override
            public void message(String text) {
                heard.add(text);
            }

            @Override
            public void refused(String reason, String start) {}

            @Override
            public void turnedAway(int status, Duration retryAfter) {}

            @Override
            public void closed(int code, String reason) {}
        };
    }
}
