package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is proven of a book on a connection that is late, of every venue: through its real protocol,
 * the clocks and the stamper, with every frame delayed as a network does, in order.
 *
 * <p>The one claim behind all of them: at no moment is a leg said to be proven beyond what its
 * venue had said in the newest frame that arrived.
 */
class LateConnectionTest {
    private static final long START_US = 1_790_000_000_000_000L;
    private static final long STEP_MS = 5;
    private static final long FRAME_EVERY_MS = 50;
    private static final long UPLINK_MS = 10;
    private static final long END_MS = 30_000;

    /** How exact the coarsest of the venues' own stamps is. */
    private static final long STAMP_US = 1_000;

    @ParameterizedTest
    @EnumSource
    void ofAConnectionThatIsAlwaysLateOnlyWhatItSaidIsProven(ScriptedVenue venue) {
        for (long lateMs : new long[] {20, 600, 800, 950}) {
            Run run = new Run(venue, ms -> lateMs, END_MS).play();
            assertThat(run.provenTooMuch).as(lateMs + " ms").isEmpty();
            assertThat(run.asOfUs(0))
                    .as("and that much is proven")
                    .isGreaterThan(run.nowUs() - (lateMs + 2 * FRAME_EVERY_MS) * 1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofADelayThatGrowsToThreeSecondsNothingMore(ScriptedVenue venue) {
        assertThat(new Run(venue, ms -> Math.min(3_000, ms / 10), END_MS).play().provenTooMuch)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ofTheBacklogOfASevenSecondStallNothingMore(ScriptedVenue venue) {
        LongUnaryOperator stall = ms -> ms > 10_000 && ms < 17_000 ? 17_000 - ms : 20;
        assertThat(new Run(venue, stall, END_MS).play().provenTooMuch).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBookWhoseChannelFallsSilentIsWithdrawnInSecondsHoweverLivelyItsSocket(
            ScriptedVenue venue) {
        Run run = new Run(venue, ms -> 20, 10_000).play();
        Book withdrawn = run.firstInvalid(0);

        assertThat(withdrawn.validity()).isEqualTo(BookValidity.SILENT);
        assertThat(withdrawn.times().receiveUs() - START_US).isLessThan(14_000_000);
        assertThat(run.firstInvalid(1)).as("the other book").isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aQuietBookIsProvenAtLeastOnceASecond(ScriptedVenue venue) {
        Run run = new Run(venue, ms -> 20, END_MS).play();
        assertThat(run.oldestProofMs).isLessThanOrEqualTo(1_200);
    }

    /** A connection to a venue whose second book changes once in two seconds. */
    private static final class Run {
        private final ScriptedVenue venue;
        private final LongUnaryOperator lateMs;
        private final long silentFromMs;
        private final List<Inbound> events = new ArrayList<>();
        private final Deque<Frame> network = new ArrayDeque<>();
        private final long[] asOfUs = new long[2];
        private final Book[] firstInvalid = new Book[2];
        private final List<String> provenTooMuch = new ArrayList<>();
        private final ProtocolDriver driver;
        private long nowMs;
        private long knownMs;
        private long oldestProofMs;
        private int checked;
        private int sequence;

        private record Frame(long sentMs, long dueMs, String text) {}

        /**
         * @param lateMs how late what is sent at a moment arrives
         * @param silentFromMs from when on nothing more is said of the first book
         */
        Run(ScriptedVenue venue, LongUnaryOperator lateMs, long silentFromMs) {
            this.venue = venue;
            this.lateMs = lateMs;
            this.silentFromMs = silentFromMs;
            ConnectionSpec spec = venue.spec();
            RecordingMeter meter = new RecordingMeter();
            EventTimes times =
                    new EventTimes(new WallClock(), new ClockModel(Duration.ofMinutes(5)));
            EventStamper stamper =
                    new EventStamper(
                            spec, times, new Cadence(Duration.ofMillis(100)), events::add, meter);
            driver =
                    new ProtocolDriver(
                            spec,
                            VenueProtocols.forSpec(spec, ""),
                            stamper,
                            times,
                            new ProgressDue(Duration.ofMillis(20), Duration.ofMillis(100)),
                            meter);
        }

        Run play() {
            driver.dialling(1, this::ask);
            driver.opened(nowUs());
            for (Listing listing : venue.listings()) {
                say(0, venue.begin(venue.symbol(listing), nowUs()));
            }
            for (; nowMs <= END_MS; nowMs += STEP_MS) {
                speak();
                deliver();
                driver.quiet(nowUs());
                check();
            }
            return this;
        }

        private void speak() {
            int quantity = 2 + (int) (nowMs / FRAME_EVERY_MS % 2);
            if (nowMs % FRAME_EVERY_MS == 0 && nowMs > 0 && nowMs < silentFromMs) {
                say(0, venue.book(symbol(0), quantity, nowUs()));
            }
            if (nowMs % 2_000 == 1_000) {
                say(0, venue.book(symbol(1), 2 + (int) (nowMs / 2_000 % 2), nowUs()));
            }
            if (nowMs % 1_000 == 500) {
                say(0, venue.heartbeat(nowUs()));
            }
        }

        private void ask(String question) {
            venue.answer(question).ifPresent(answer -> say(UPLINK_MS, List.of(answer)));
        }

        private void say(long inMs, List<String> frames) {
            long sentMs = nowMs + inMs;
            long dueMs = sentMs + lateMs.applyAsLong(sentMs);
            long lastMs = network.isEmpty() ? 0 : network.getLast().dueMs;
            for (String each : frames) {
                String text = each;
                if (each.contains(ScriptedVenue.SEQUENCE)) {
                    sequence++;
                    text = each.replace(ScriptedVenue.SEQUENCE, Integer.toString(sequence));
                }
                network.add(new Frame(sentMs, Math.max(dueMs, lastMs), text));
            }
        }

        private void deliver() {
            while (!network.isEmpty() && network.getFirst().dueMs <= nowMs) {
                Frame frame = network.removeFirst();
                knownMs = Math.max(knownMs, frame.sentMs);
                driver.message(frame.text, nowUs());
                check();
            }
        }

        private void check() {
            for (Inbound event : events.subList(checked, events.size())) {
                if (event.book() != null) {
                    proven(event.book().listing(), event.book().asOfUs());
                    invalid(event.book());
                } else if (event.progress() != null) {
                    Progress progress = event.progress();
                    for (int i = 0; i < progress.listings().length; i++) {
                        proven(Listing.parse(progress.listings()[i]), progress.listingsAsOfUs()[i]);
                    }
                }
            }
            checked = events.size();
            if (nowMs > 5_000) {
                oldestProofMs = Math.max(oldestProofMs, (nowUs() - asOfUs[1]) / 1_000);
            }
        }

        private void proven(Listing listing, long us) {
            int which = venue.listings().indexOf(listing);
            asOfUs[which] = Math.max(asOfUs[which], us);
            long knownUs = START_US + knownMs * 1_000;
            if (us > knownUs + STAMP_US) {
                provenTooMuch.add(
                        listing + " at " + nowMs + " ms: " + (us - knownUs) / 1_000 + " ms");
            }
        }

        private void invalid(Book book) {
            int which = venue.listings().indexOf(book.listing());
            if (!book.isValid() && firstInvalid[which] == null) {
                firstInvalid[which] = book;
            }
        }

        Book firstInvalid(int which) {
            return firstInvalid[which];
        }

        long asOfUs(int which) {
            return asOfUs[which];
        }

        private String symbol(int which) {
            return venue.symbol(venue.listings().get(which));
        }

        private long nowUs() {
            return START_US + nowMs * 1_000;
        }
    }
}
