package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenBook;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenFault;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenTrade;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the venues' documentation says that they send, frame by frame; see the files' README. */
class DocumentedFramesTest {
    private static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    private static final Listing BITFINEX = Listing.parse("BITFINEX|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");
    private static final Listing COINBASE = Listing.parse("COINBASE|BTC/USD");

    @Test
    void krakenKeepsTenLevelsAndEveryChecksumMatches() throws Exception {
        SeenOutput heard = play(Feed.KRAKEN, 10, KRAKEN);

        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MATCH)).isEqualTo(4);
        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isZero();
        Ladder guidesBids =
                ladder(
                        "45283.5 0.1, 45283.4 1.54582015, 45282.1 0.1, 45281 0.1, 45280.3 1.54592586,"
                                + " 45279 0.0799, 45277.6 0.03310103, 45277.5 0.3,"
                                + " 45277.3 1.54602737, 45276.6 0.15445238");
        Ladder guidesAsks =
                ladder(
                        "45285.2 0.001, 45286.4 1.54571953, 45286.6 1.54571109, 45289.6 1.54560911,"
                                + " 45290.2 0.1589066, 45291.8 1.54553491, 45294.7 0.04454749,"
                                + " 45296.1 0.3538, 45297.5 0.09945542, 45299.5 0.18772827");
        Ladder better =
                ladder(
                        "45283.9 0.5, 45283.5 0.1, 45283.4 1.54582015, 45282.1 0.1, 45281 0.1,"
                                + " 45280.3 1.54592586, 45279 0.0799, 45277.6 0.03310103,"
                                + " 45277.5 0.3, 45277.3 1.54602737");
        Ladder larger =
                ladder(
                        "45283.9 0.5, 45283.5 0.1, 45283.4 1.54582015, 45282.1 0.25, 45281 0.1,"
                                + " 45280.3 1.54592586, 45279 0.0799, 45277.6 0.03310103,"
                                + " 45277.5 0.3, 45277.3 1.54602737");
        Ladder dearer =
                ladder(
                        "45286.4 1.25, 45286.6 1.54571109, 45289.6 1.54560911, 45290.2 0.1589066,"
                                + " 45291.8 1.54553491, 45294.7 0.04454749, 45296.1 0.3538,"
                                + " 45297.5 0.09945542, 45299.5 0.18772827, 45301 0.015");
        Ladder back =
                ladder(
                        "45283.5 0.1, 45283.4 1.54582015, 45282.1 0.25, 45281 0.1,"
                                + " 45280.3 1.54592586, 45279 0.0799, 45277.6 0.03310103,"
                                + " 45277.5 0.3, 45277.3 1.54602737, 45276.6 0.15445238");
        assertThat(heard.books)
                .containsExactly(
                        book(KRAKEN, guidesBids, guidesAsks, "2023-10-06T17:35:54.100Z"),
                        book(KRAKEN, better, guidesAsks, "2023-10-06T17:35:54.400Z"),
                        book(KRAKEN, larger, dearer, "2023-10-06T17:35:54.900Z"),
                        book(KRAKEN, back, dearer, "2023-10-06T17:35:55.440295Z"));
        assertThat(heard.trades)
                .containsExactly(
                        trade(KRAKEN, "4665907", Side.SELL, 45283.9, 0.5, "2023-10-06T17:35:55.1Z"),
                        trade(
                                KRAKEN,
                                "4665908",
                                Side.BUY,
                                45286.4,
                                0.0075,
                                "2023-10-06T17:35:55.2Z"));
        assertThat(heard.beginnings).isEqualTo(Map.of(KRAKEN, 4665906L));
        assertThat(heard.statuses).containsExactly(new SeenStatus(KRAKEN.code(), State.LIVE, ""));
        assertNothingWrong(heard);
    }

    @Test
    void bitfinexKeepsTwentyFiveLevelsAndEveryChecksumMatches() throws Exception {
        SeenOutput heard = play(Feed.BITFINEX, 25, BITFINEX);

        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MATCH)).isEqualTo(3);
        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isZero();
        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(heard.books).hasSize(5);
        SeenBook first = heard.books.get(0);
        assertThat(first.exchangeUs()).isEqualTo(1_580_000_000_100_000L);
        assertThat(first.bids())
                .isEqualTo(
                        ladder(
                                "7254.7 3.3, 7254.6 3.5, 7254.5 0.25, 7254.4 1, 7254.3 0.00001,"
                                        + " 7254.2 0.0000007, 7254.1 2.0516, 7254 12, 7253.9 0.4,"
                                        + " 7253.8 0.07, 7253.7 5.5, 7253.6 0.125, 7253.5 9,"
                                        + " 7253.4 1.000001, 7253.3 0.3, 7253.2 4, 7253.1 0.62,"
                                        + " 7253 0.00000002, 7252.9 7.77, 7252.8 0.9, 7252.7 30,"
                                        + " 7252.6 0.015, 7252.5 6, 7252.4 1.5, 7252.3 11.1"));
        assertThat(first.asks().depth()).isEqualTo(25);
        assertThat(first.asks().prices()).startsWith(7254.8, 7254.9, 7255).endsWith(7257.1, 7257.2);
        assertThat(heard.lastBook())
                .isEqualTo(
                        book(
                                BITFINEX,
                                ladder(
                                        "7254.8 0.0000002, 7254.7 2.75, 7254.6 3.5, 7254.5 0.25,"
                                                + " 7254.4 1, 7254.3 0.00001, 7254.2 0.0000007,"
                                                + " 7254.1 2.0516, 7254 12, 7253.9 0.4, 7253.8 0.07,"
                                                + " 7253.7 5.5, 7253.6 0.125, 7253.5 9,"
                                                + " 7253.4 1.000001, 7253.3 0.3, 7253.2 4,"
                                                + " 7253.1 0.62, 7253 0.00000002, 7252.9 7.77,"
                                                + " 7252.8 0.9, 7252.7 30, 7252.6 0.015, 7252.5 6,"
                                                + " 7252.4 1.5"),
                                ladder(
                                        "7254.9 0.6, 7255 14, 7255.1 0.00004, 7255.2 0.0000003,"
                                                + " 7255.3 1.25, 7255.4 8, 7255.5 0.33, 7255.6 0.05,"
                                                + " 7255.7 6.5, 7255.8 0.375, 7255.9 10,"
                                                + " 7256 2.000002, 7256.1 0.2, 7256.2 5,"
                                                + " 7256.3 0.81, 7256.4 0.00000009, 7256.5 3.33,"
                                                + " 7256.6 0.7, 7256.7 20, 7256.8 0.045, 7256.9 7,"
                                                + " 7257 2.5, 7257.1 12.2, 7257.2 40, 7257.3 0.5"),
                                "2020-01-26T00:53:28.100Z"));
        assertThat(heard.trades)
                .containsExactly(
                        trade(
                                BITFINEX,
                                "401597396",
                                Side.SELL,
                                7254.7,
                                0.55,
                                "2020-01-26T00:53:20.750Z"));
        assertThat(heard.counted(ProtocolEvent.REPEATED_TRADE)).isEqualTo(3);
        assertThat(heard.beginnings).isEqualTo(Map.of(BITFINEX, 401597395L));
        assertThat(heard.statuses).containsExactly(new SeenStatus(BITFINEX.code(), State.LIVE, ""));
        assertNothingWrong(heard);
    }

    @Test
    void bitstampReplacesItsBookAndWithdrawsTheOneThatCrosses() throws Exception {
        SeenOutput heard = play(Feed.BITSTAMP, 25, BITSTAMP);

        assertThat(heard.books)
                .containsExactly(
                        book(
                                BITSTAMP,
                                ladder("39041.95 0.181, 39040.51 0.00000001, 39039 1.5"),
                                ladder("39045.04 0.4, 39048.1 2, 39050 0.05"),
                                "2022-01-31T15:39:44.684047Z"),
                        book(
                                BITSTAMP,
                                ladder("39041.95 0.171, 39040.51 0.00000001"),
                                ladder("39045.04 0.4, 39047.77 0.8, 39048.1 2"),
                                "2022-01-31T15:39:44.884047Z"),
                        book(
                                BITSTAMP,
                                ladder("39042 0.25, 39040.51 0.00000001"),
                                ladder("39045.04 0.39, 39047.77 0.8"),
                                "2022-01-31T15:39:45.2Z"));
        assertThat(heard.faults).containsExactly(new SeenFault(BITSTAMP, BookValidity.CROSSED));
        assertThat(heard.states()).containsExactly(State.LIVE, State.CROSSED, State.LIVE);
        assertThat(heard.trades)
                .containsExactly(
                        trade(
                                BITSTAMP,
                                "215638251",
                                Side.BUY,
                                39045.04,
                                0.01,
                                "2022-01-31T15:39:45.020Z"),
                        trade(
                                BITSTAMP,
                                "215638255",
                                Side.SELL,
                                39042,
                                0.00000001,
                                "2022-01-31T15:39:45.250001Z"));
        assertThat(heard.counted(ProtocolEvent.IGNORED_FRAME)).isZero();
        assertThat(heard.reconnects).containsExactly("Bitstamp asks for a reconnect");
    }

    @Test
    void coinbaseAppliesItsChangesAndTellsTheTradeThatOnlyAHeartbeatNames() throws Exception {
        SeenOutput heard = play(Feed.COINBASE, 25, COINBASE);

        assertThat(heard.books)
                .containsExactly(
                        new SeenBook(
                                COINBASE,
                                ladder("10101.1 0.4505414, 10101 2"),
                                ladder("10102.55 0.57753524, 10103 1.5"),
                                Times.UNKNOWN),
                        book(
                                COINBASE,
                                ladder("10101.8 0.162567, 10101.1 0.4505414, 10101 2"),
                                ladder("10102.55 0.57753524, 10103 1.5"),
                                "2019-08-14T20:42:27.265Z"),
                        book(
                                COINBASE,
                                ladder("10101.1 0.5, 10101 2"),
                                ladder("10102.9 0.25, 10103 1.5"),
                                "2019-08-14T20:42:27.950Z"),
                        book(
                                COINBASE,
                                ladder("10101.1 0.3, 10101 2"),
                                ladder("10102.9 0.25, 10103 1.5"),
                                "2019-08-14T20:42:28.150Z"));
        assertThat(heard.trades)
                .containsExactly(
                        trade(
                                COINBASE,
                                "9",
                                Side.BUY,
                                10102.55,
                                0.001,
                                "2019-08-14T20:42:20.028459Z"),
                        trade(
                                COINBASE,
                                "10",
                                Side.BUY,
                                10102.55,
                                0.57753524,
                                "2019-08-14T20:42:27.9Z"),
                        trade(COINBASE, "11", Side.SELL, 10101.1, 0.2, "2019-08-14T20:42:28.1Z"));
        assertThat(heard.statuses)
                .containsExactly(
                        new SeenStatus(COINBASE.code(), State.LIVE, ""),
                        new SeenStatus(
                                COINBASE.code(), State.GAP, "1 trade(s) missing up to number 12"));
        assertNothingWrong(heard);
    }

    @Test
    void coinApiFollowsEachSymbolsOwnNumbers() throws Exception {
        SeenOutput heard = play(Feed.COINAPI, 1, BITSTAMP, KRAKEN);

        assertThat(heard.trades)
                .containsExactly(
                        trade(
                                BITSTAMP,
                                "770C7A3B-7258-4441-8182-83740F3E2457",
                                Side.BUY,
                                770,
                                0.05,
                                "2013-09-28T22:40:50Z"),
                        trade(
                                BITSTAMP,
                                "0B1D2E3F-0001-4441-8182-83740F3E2457",
                                Side.SELL,
                                769.5,
                                1.25,
                                "2013-09-28T22:40:51.123456Z"),
                        trade(
                                KRAKEN,
                                "0B1D2E3F-0003-4441-8182-83740F3E2457",
                                Side.SELL,
                                770.1,
                                0.5,
                                "2013-09-28T22:40:52Z"),
                        trade(
                                BITSTAMP,
                                "0B1D2E3F-0004-4441-8182-83740F3E2457",
                                Side.BUY,
                                770.25,
                                0.01,
                                "2013-09-28T22:40:53Z"));
        assertThat(heard.statuses)
                .containsExactly(
                        new SeenStatus(
                                BITSTAMP.code(),
                                State.GAP,
                                "1 trade(s) missing up to number 2323348"));
        assertThat(heard.counted(ProtocolEvent.IGNORED_FRAME)).as("of another market").isOne();
        assertThat(heard.reconnects).containsExactly("CoinAPI is about to close the connection");
    }

    private static void assertNothingWrong(SeenOutput heard) {
        assertThat(heard.faults).isEmpty();
        assertThat(heard.reconnects).isEmpty();
        assertThat(heard.counted(ProtocolEvent.IGNORED_FRAME)).isZero();
        assertThat(heard.counted(ProtocolEvent.STALE_UPDATE)).isZero();
    }

    private static SeenOutput play(Feed feed, int depth, Listing... listings)
            throws IOException, MalformedFrameException {
        String[] codes = Arrays.stream(listings).map(Listing::code).toArray(String[]::new);
        Speaker speaker = new Speaker(Speaker.spec(feed, depth, Dialect.LIVE, codes));
        return speaker.open().hear(frames(feed)).out;
    }

    private static List<String> frames(Feed feed) throws IOException {
        String file = "/documented-frames/" + feed.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream in = DocumentedFramesTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static SeenBook book(Listing listing, Ladder bids, Ladder asks, String time) {
        return new SeenBook(listing, bids, asks, micros(time));
    }

    private static SeenTrade trade(
            Listing listing, String id, Side taker, double price, double quantity, String time) {
        return new SeenTrade(listing, id, taker, price, quantity, micros(time));
    }

    private static long micros(String time) {
        return Times.micros(Instant.parse(time));
    }

    /** Levels as {@code PRICE QUANTITY}, separated by commas. */
    private static Ladder ladder(String levels) {
        double[][] numbers =
                Arrays.stream(levels.split(", "))
                        .map(level -> level.split(" "))
                        .map(
                                level ->
                                        new double[] {
                                            Double.parseDouble(level[0]),
                                            Double.parseDouble(level[1])
                                        })
                        .toArray(double[][]::new);
        return new Ladder(
                Arrays.stream(numbers).mapToDouble(level -> level[0]).toArray(),
                Arrays.stream(numbers).mapToDouble(level -> level[1]).toArray());
    }
}
