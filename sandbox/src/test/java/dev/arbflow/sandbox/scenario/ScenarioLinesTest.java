package dev.arbflow.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.scenario.FaultKind.Scope;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.faults.Departure;
import dev.arbflow.sandbox.venues.server.Channel;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind with every parameter at odd values, and lines put together at random: each is refused
 * in one line that says what is wrong, or played without harm to what it is not about.
 */
class ScenarioLinesTest {
    private static final List<String> ODD =
            List.of(
                    "",
                    "0",
                    "-0",
                    "1",
                    "-1",
                    "0.5",
                    "1.5",
                    "7",
                    "100",
                    "-7",
                    "1e3",
                    "1e-300",
                    "1e300",
                    "1e99999",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "0x10",
                    "1d",
                    "99999999999",
                    "0s",
                    "0ms",
                    "1ms",
                    "-1ms",
                    "1s",
                    "1.5s",
                    "-1s",
                    "500ms",
                    "1h",
                    "999999999h",
                    "99999999999999999999s",
                    "s",
                    "ms",
                    "price",
                    "prise",
                    "TIME",
                    "time",
                    "{}",
                    "\u00e9",
                    "a=b");
    private static final List<String> WORDS =
            List.of(
                    "at",
                    "for",
                    "on",
                    "1s",
                    "2s",
                    "0s",
                    "-1s",
                    "KRAKEN",
                    "BITFINEX,KRAKEN",
                    "COINAPI",
                    "*",
                    "BTC/USD",
                    "DOGE/USD",
                    "book",
                    "trades",
                    "by=1s",
                    "every=0s",
                    "chance=0.5",
                    "bps=5",
                    "=",
                    "seed",
                    "7");
    private static final Pattern COMPLAINT = Pattern.compile("f, line 1: [^\\v]{5,700}");
    private static final MarketChannel TOPIC =
            new MarketChannel(Market.parse("BTC/USD"), Channel.BOOK);

    @ParameterizedTest
    @EnumSource
    void everyParameterAtOddValuesIsRefusedByNameOrPlayed(FaultKind kind) {
        for (Parameter parameter : kind.parameters()) {
            for (String value : ODD) {
                String said = parameter.key() + "=" + value;
                String complaint = playedOrRefused(line(kind) + " " + said);
                assertThat(complaint)
                        .satisfiesAnyOf(
                                each -> assertThat(each).isEmpty(),
                                each -> assertThat(each).contains(said + " is not "));
            }
            assertThat(
                            playedOrRefused(
                                    line(kind)
                                            + " "
                                            + parameter.key()
                                            + "="
                                            + parameter.standard()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesPutTogetherAtRandomAreRefusedOrPlayed(FaultKind kind) {
        Random random = new Random(kind.word().hashCode());
        int played = 0;
        for (int i = 0; i < 60; i++) {
            List<String> words = new ArrayList<>(List.of(line(kind).split(" ")));
            for (int changes = i == 0 ? 0 : 1 + random.nextInt(2); changes > 0; changes--) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                int at = random.nextInt(words.size() + 1);
                if (random.nextBoolean() || at == words.size()) {
                    words.add(at, word);
                } else {
                    words.set(at, word);
                }
            }
            played += playedOrRefused(String.join(" ", words)).isEmpty() ? 1 : 0;
        }
        assertThat(played).as("or nothing was tried").isPositive();
    }

    private static String line(FaultKind kind) {
        String length = kind.length() == FaultKind.Length.ONCE ? "" : "for 2s ";
        return "at 1s "
                + length
                + kind.word()
                + (kind.scope() == Scope.ALL_VENUES ? "" : " on KRAKEN");
    }

    /** The complaint about a line; empty if it could be played. */
    private static String playedOrRefused(String line) {
        FaultScenario scenario;
        try {
            scenario = FaultScenario.parse("f", List.of(line));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage())
                    .matches(COMPLAINT.pattern() + "|f: nothing goes wrong in it");
            return e.getMessage();
        }
        play(scenario, line);
        return "";
    }

    private static void play(FaultScenario scenario, String line) {
        FakeWorld world = new FakeWorld();
        new ScenarioPlayer(scenario, world).start();
        for (long us = 500_000; us <= 3_500_000; us += 500_000) {
            world.passUntil(us);
            world.market().books().forEach(book -> assertSane(book, line));
            world.venues.forEach((feed, venue) -> assertSane(feed, venue, world.nowUs(), line));
        }
        assertThat(world.paces).as(line).allMatch(pace -> pace > 0 && pace <= 100);
    }

    private static void assertSane(BookState book, String line) {
        assertThat(prices(book.bids())).as(line).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(prices(book.asks())).as(line).isSorted().allMatch(price -> price > 0);
        assertThat(prices(book.bids())).as(line).allMatch(price -> price > 0);
        assertThat(book.bids())
                .as(line)
                .hasSizeGreaterThan(50)
                .allMatch(each -> each.quantity() > 0);
    }

    private static List<Long> prices(List<Level> side) {
        return side.stream().map(Level::price).toList();
    }

    /** No fault may send what never ends, or make a frame older than its sending. */
    private static void assertSane(Feed feed, FakeWorld.FakeVenue venue, long nowUs, String line) {
        assertThat(venue.faults.due(nowUs)).as(line).hasSizeLessThanOrEqualTo(500);
        for (Departure each : venue.faults.leaving(Frame.book(TOPIC, "a book"), nowUs)) {
            assertThat(each.delayUs()).as(line).isNotNegative();
        }
        assertThat(venue.faults.unreadUs()).as(line).isNotNegative();
        if (feed == Feed.BITSTAMP && line.contains(" on KRAKEN") && !line.contains("*")) {
            assertThat(venue.faults.isCalm()).as(line).isTrue();
        }
    }
}
