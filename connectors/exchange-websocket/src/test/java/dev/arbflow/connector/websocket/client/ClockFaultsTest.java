package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clocks that are wrong, ours or a venue's, through the real protocols, clocks and stamper. */
class ClockFaultsTest {
    private static final long START_US = 1_790_000_000_000_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final long EVERY_MS = 50;

    private final List<Inbound> events = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final RecordingMeter meter = new RecordingMeter();
    private ScriptedVenue venue;
    private ProtocolDriver driver;
    private SteadyClock clock;
    private long nowMs;
    private long wallAheadMs;
    private long venueAheadMs;
    private int sequence;

    @ParameterizedTest
    @EnumSource
    void ourClockIsSetAnHourAheadAndBack(ScriptedVenue which) {
        open(which);
        run(3_000);
        wallAheadMs = HOUR_MS;
        run(300);
        wallAheadMs = 0;
        int before = sent.size();
        run(3_000);

        assertThat(books()).allMatch(Book::isValid);
        assertThat(states()).doesNotContain(FeedStatus.State.CLOCK_JUMP);
        if (which != ScriptedVenue.COINBASE) {
            assertThat(sent.size() - before).as("questions in 3 s").isGreaterThan(8);
        }
        assertThat(books()).allMatch(book -> book.times().receiveUs() <= START_US + nowMs * 1_000);
    }

    @ParameterizedTest
    @EnumSource
    void ourClockIsSetAMinuteAheadForGood(ScriptedVenue which) {
        open(which);
        run(3_000);
        wallAheadMs = 60_000;
        run(11_000);

        assertThat(reasons(FeedStatus.State.CLOCK_JUMP))
                .containsExactly("our own clock was set ahead by 60000 ms");
    }

    @ParameterizedTest
    @EnumSource
    void oneFrameStampedAheadIsRefusedAlone(ScriptedVenue which) {
        for (long aheadMs :
                new long[] {10_000, HOUR_MS - 1_000, HOUR_MS + 1_000, 1_000 * HOUR_MS}) {
            events.clear();
            open(which);
            run(3_000);
            venueAheadMs = aheadMs;
            step(0);
            venueAheadMs = 0;
            run(3_000);

            assertThat(events.stream().filter(event -> event.malformed() != null)).hasSize(1);
            assertThat(books())
                    .as("no event is corrected by the outlier")
                    .allMatch(book -> book.times().correctionUs() == 0);
            assertThat(books().stream().filter(book -> book.listing().equals(listing(1))))
                    .as("the other book")
                    .allMatch(Book::isValid);
            assertThat(books().stream().filter(book -> !book.isValid()))
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(book -> book.validity() == BookValidity.UNREADABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVenueWhoseClockIsSetIsToldByName(ScriptedVenue which) {
        open(which);
        run(3_000);
        venueAheadMs = 10_000;
        run(3_000);

        assertThat(reasons(FeedStatus.State.CLOCK_JUMP))
                .containsExactly("the clock of " + which.feed + " jumped ahead by 10000 ms");
        assertThat(meter.of(FeedCount.MALFORMED)).isEqualTo(TimeGuard.AGREEING - 1);
    }

    private void open(ScriptedVenue which) {
        venue = which;
        sequence = 0;
        venueAheadMs = 0;
        ConnectionSpec spec = venue.spec();
        clock =
                new SteadyClock(
                        () -> START_US + (nowMs + wallAheadMs) * 1_000, () -> nowMs * 1_000_000);
        EventTimes times =
                new EventTimes(
                        new WallClock(), new ClockModel(Duration.ofMinutes(5)), clock::lastStep);
        driver =
                new ProtocolDriver(
                        spec,
                        VenueProtocols.forSpec(spec, ""),
                        new EventStamper(
                                spec,
                                times,
                                new Cadence(Duration.ofMillis(100)),
                                events::add,
                                meter),
                        times,
                        new ProgressDue(Duration.ofMillis(20), Duration.ofMillis(100)),
                        meter);
        driver.dialling(1, this::ask);
        driver.opened(clock.getAsLong());
        venue.listings().forEach(listing -> hear(venue.begin(venue.symbol(listing), venueUs())));
    }

    private void run(long forMs) {
        for (long endMs = nowMs + forMs; nowMs < endMs; nowMs += EVERY_MS) {
            step(0);
            if (venueAheadMs == 0) {
                step(1);
            }
            if (nowMs % 1_000 == 0) {
                hear(venue.heartbeat(venueUs()));
            }
            driver.quiet(clock.getAsLong());
        }
    }

    /** The book of one listing changes, if the venue has one that we know. */
    private void step(int which) {
        int quantity = 2 + (int) (nowMs / EVERY_MS % 2);
        hear(venue.book(venue.symbol(listing(which)), quantity, venueUs()));
    }

    private void ask(String question) {
        sent.add(question);
        venue.answer(question).ifPresent(answer -> hear(List.of(answer)));
    }

    private void hear(List<String> frames) {
        for (String frame : frames) {
            String text = frame;
            if (frame.contains(ScriptedVenue.SEQUENCE)) {
                sequence++;
                text = frame.replace(ScriptedVenue.SEQUENCE, Integer.toString(sequence));
            }
            driver.message(text, clock.getAsLong());
        }
    }

    private long venueUs() {
        return START_US + (nowMs + venueAheadMs) * 1_000;
    }

    private Listing listing(int which) {
        return venue.listings().get(which);
    }

    private List<Book> books() {
        return events.stream().map(Inbound::book).filter(book -> book != null).toList();
    }

    private List<FeedStatus.State> states() {
        return events.stream()
                .map(Inbound::status)
                .filter(status -> status != null)
                .map(FeedStatus::state)
                .toList();
    }

    private List<String> reasons(FeedStatus.State state) {
        return events.stream()
                .map(Inbound::status)
                .filter(status -> status != null && status.state() == state)
                .map(FeedStatus::reason)
                .toList();
    }
}
