package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.socket.FeedConnection;
import dev.arbflow.connector.websocket.socket.FeedConnector;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection in simulated time does what a session does in real time. */
class SteppedFeedTest {
    private static final long START_US = 1_790_000_000_000_000L;
    private static final ScriptedVenue KRAKEN = ScriptedVenue.KRAKEN;
    private static final Listing BTC_USD = KRAKEN.listings().get(0);

    private final List<Inbound> events = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final RecordingMeter meter = new RecordingMeter();
    private final SteppedFeed feed = feed(KRAKEN.spec());
    private long elapsedUs;

    /** What was dialled. */
    private static final class Line implements FeedConnection {
        final Listener listener;
        final List<String> asked = new ArrayList<>();
        boolean closed;

        Line(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void requestMessage() {}

        @Override
        public void send(String text) {
            asked.add(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private SteppedFeed feed(ConnectionSpec spec) {
        FeedConnector connector =
                new FeedConnector() {
                    @Override
                    public FeedConnection dial(URI uri, FeedConnection.Listener listener) {
                        lines.add(new Line(listener));
                        return lines.get(lines.size() - 1);
                    }

                    @Override
                    public void close() {}
                };
        return new SteppedFeed(
                ExchangeSourceOptions.of(List.of(spec), each -> VenueProtocols.forSpec(each, ""))
                        .build(),
                spec,
                connector,
                new SteppedFeed.Clocks(() -> START_US + elapsedUs, () -> elapsedUs * 1_000),
                events::add,
                meter);
    }

    private void pass(Duration time) {
        long untilUs = elapsedUs + time.toNanos() / 1_000;
        while (elapsedUs < untilUs) {
            elapsedUs += 20_000;
            feed.step();
        }
    }

    private Line line(int which) {
        return lines.get(which);
    }

    private void begin(int which) {
        line(which).listener.opened();
        KRAKEN.begin(KRAKEN.symbol(BTC_USD), START_US + elapsedUs)
                .forEach(line(which).listener::message);
        feed.step();
    }

    private List<BookValidity> books() {
        return events.stream()
                .filter(event -> event.book() != null)
                .map(event -> event.book().validity())
                .toList();
    }

    @Test
    void dialsAsksReadsAndDialsAgain() {
        feed.step();
        begin(0);
        assertThat(line(0).asked).isNotEmpty();
        assertThat(books()).containsExactly(BookValidity.VALID);
        assertThat(feed.lagUs()).isZero();

        line(0).listener.closed(1006, "the cable is cut");
        pass(Duration.ofSeconds(10));

        assertThat(line(0).closed).isTrue();
        assertThat(books()).containsExactly(BookValidity.VALID, BookValidity.DISCONNECTED);
        assertThat(lines).hasSize(2);
        assertThat(meter.of(FeedCount.RECONNECTS)).isEqualTo(1);
        begin(1);
        assertThat(books()).endsWith(BookValidity.VALID);
    }

    @Test
    void givesUpAConnectionThatSaysNothing() {
        feed.step();
        begin(0);
        pass(Duration.ofSeconds(30));

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(events)
                .map(Inbound::status)
                .filteredOn(status -> status != null)
                .extracting(FeedStatus::state)
                .contains(FeedStatus.State.STALE, FeedStatus.State.DISCONNECTED);
    }

    @Test
    void staysAwayForSoLongAsItIsTold() {
        feed.step();
        line(0).listener.turnedAway(429, Duration.ofMinutes(2));
        pass(Duration.ofSeconds(115));
        assertThat(lines).hasSize(1);

        pass(Duration.ofSeconds(70));
        assertThat(lines).hasSize(2);
    }

    @Test
    void progressIsToldWhileNobodyIsConnected() {
        feed.step();
        line(0).listener.turnedAway(429, Duration.ofMinutes(2));
        feed.step();
        events.clear();
        pass(Duration.ofSeconds(5));

        assertThat(events).isNotEmpty().allMatch(event -> event.progress() != null);
    }
}
