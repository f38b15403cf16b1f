package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.RecordedFrames;
import dev.arbflow.connector.websocket.RecordedFrames.Line;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenBook;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenTrade;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.FeedStatus.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whole recordings of real venues; every frame must be readable and every book right. */
class RecordedFeedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void krakenMatchesAllChecksums() throws Exception {
        SeenOutput heard =
                replay(
                        Feed.KRAKEN,
                        10,
                        List.of("BTC/USD"),
                        RecordedFrames.inbound("kraken_v2_ws_20260707_BTCUSD_d10.jsonl"));

        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MATCH)).isEqualTo(562);
        assertThat(heard.counted(ProtocolEvent.CHECKSUM_MISMATCH)).isZero();
        assertThat(heard.counted(ProtocolEvent.CROSSED_BOOK)).isZero();
        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(heard.trades).hasSize(12);
        assertThat(heard.sent).hasSize(2);
    }

    @Test
    void bitfinexCountsEverySequenceNumber() throws Exception {
        List<Line> lines = RecordedFrames.lines("bitfinex_ws_20210417_first15s.jsonl");
        List<String> symbols =
                lines.stream()
                        .filter(line -> line.outbound() && line.text().contains("\"trades\""))
                        .map(line -> tree(line.text()).get("symbol").asText())
                        .toList();
        List<String> frames =
                lines.stream().filter(line -> !line.outbound()).map(Line::text).toList();
        SeenOutput heard = replay(Feed.BITFINEX, 100, symbols, frames);

        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(heard.counted(ProtocolEvent.CROSSED_BOOK)).isZero();
        assertThat(heard.counted(ProtocolEvent.STALE_UPDATE)).isZero();
        assertThat(heard.reconnects).isEmpty();
        assertThat(heard.states()).containsOnly(State.LIVE).hasSize(7);
        assertThat(heard.books).hasSizeGreaterThan(500);
        assertThat(heard.trades).isEmpty();
    }

    @Test
    void bitstampAppliesEveryChangeSinceItsSeed() throws Exception {
        List<Line> lines = new ArrayList<>(RecordedFrames.lines("bitstamp_ws_20210417.jsonl"));
        List<Line> seeds = RecordedFrames.lines("bitstamp_rest_20210417.jsonl");
        lines.removeIf(Line::outbound);
        lines.addAll(seeds);
        lines.sort(Comparator.comparingDouble(Line::receivedS));
        List<String> frames =
                lines.stream()
                        .map(line -> line.url().isEmpty() ? line.text() : seed(line))
                        .toList();
        SeenOutput heard =
                replay(
                        Feed.BITSTAMP,
                        25,
                        seeds.stream().map(RecordedFeedsTest::pair).toList(),
                        frames);

        assertThat(heard.trades).hasSize(16);
        assertThat(heard.counted(ProtocolEvent.STALE_UPDATE)).isEqualTo(641 - 527);
        assertThat(heard.counted(ProtocolEvent.CROSSED_BOOK)).isZero();
        assertThat(heard.states()).containsOnly(State.LIVE).hasSize(10);
        Map<String, BitstampTwin> twins = twins(frames);
        assertThat(twins.values()).allMatch(twin -> twin.unknownDeletes() == 0);
        for (Line seed : seeds) {
            Listing listing =
                    VenueProfiles.of(Feed.BITSTAMP).symbols().read(pair(seed)).orElseThrow();
            SeenBook last =
                    heard.books.stream()
                            .filter(book -> book.listing().equals(listing))
                            .reduce((earlier, later) -> later)
                            .orElseThrow();
            BitstampTwin twin = twins.get("diff_order_book_" + pair(seed));
            assertThat(last.bids()).isEqualTo(twin.bids(25));
            assertThat(last.asks()).isEqualTo(twin.asks(25));
        }
    }

    @Test
    void coinbaseDeliversEveryTradeOnce() throws Exception {
        SeenOutput heard =
                replay(
                        Feed.COINBASE,
                        25,
                        List.of("BTC-USD"),
                        RecordedFrames.inbound("coinbase_ws_20260707_BTC-USD.jsonl"));

        assertThat(heard.trades)
                .extracting(SeenTrade::tradeId)
                .hasSize(345)
                .doesNotHaveDuplicates();
        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(heard.counted(ProtocolEvent.CROSSED_BOOK)).isZero();
        assertThat(heard.states()).containsExactly(State.LIVE);
        assertThat(heard.lastBook().bids().depth()).isEqualTo(25);
    }

    @Test
    void coinbaseReadsItsOlderFrames() throws Exception {
        SeenOutput heard =
                replay(
                        Feed.COINBASE,
                        25,
                        List.of("SKL-USD", "BAND-BTC", "BAND-GBP", "YFI-BTC", "NMR-EUR"),
                        RecordedFrames.inbound("coinbase_ws_20210417_first15s.jsonl"));

        assertThat(heard.trades).extracting(SeenTrade::tradeId).hasSize(28);
        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isZero();
        assertThat(heard.counted(ProtocolEvent.CROSSED_BOOK)).isZero();
        assertThat(heard.counted(ProtocolEvent.IGNORED_FRAME)).isEqualTo(28);
        assertThat(heard.states()).containsOnly(State.LIVE).hasSize(5);
    }

    @Test
    void coinApiDeliversEveryTradeTwice() throws Exception {
        List<String> frames = RecordedFrames.inbound("coinapi_ws_20240329_first600.jsonl");
        List<String> symbols =
                frames.stream()
                        .map(frame -> tree(frame).get("symbol_id").asText())
                        .distinct()
                        .toList();
        SeenOutput heard = replay(Feed.COINAPI, 1, symbols, frames);

        Map<String, Long> deliveries =
                heard.trades.stream()
                        .collect(Collectors.groupingBy(SeenTrade::tradeId, Collectors.counting()));
        assertThat(heard.trades).hasSize(600);
        assertThat(deliveries)
                .hasSize(300)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(2));
        assertThat(heard.trades)
                .extracting(trade -> trade.listing().venue())
                .containsOnly(Venue.BITSTAMP, Venue.BITFINEX, Venue.KRAKEN);
        // Two stretches of one recording, 16 minutes apart: each of 8 symbols misses what lay
        // between.
        assertThat(heard.counted(ProtocolEvent.SEQUENCE_GAP)).isEqualTo(8);
        assertThat(heard.counted(ProtocolEvent.IGNORED_FRAME)).isZero();
    }

    private static String seed(Line line) {
        return "{\"event\":\"arbflow:rest_order_book\",\"channel\":\"diff_order_book_"
                + pair(line)
                + "\",\"data\":"
                + line.text()
                + "}";
    }

    private static String pair(Line line) {
        return line.url().substring(line.url().lastIndexOf('/') + 1);
    }

    private static Map<String, BitstampTwin> twins(List<String> frames) {
        Map<String, BitstampTwin> twins = new HashMap<>();
        for (String frame : frames) {
            JsonNode node = tree(frame);
            String channel = node.get("channel").asText();
            if (channel.startsWith("diff_order_book_") && node.get("data").has("bids")) {
                twins.computeIfAbsent(channel, name -> new BitstampTwin())
                        .hear(node.get("event").asText(), node.get("data"));
            }
        }
        return twins;
    }

    private static SeenOutput replay(
            Feed feed, int depth, Collection<String> symbols, List<String> frames)
            throws MalformedFrameException {
        String[] listings =
                symbols.stream()
                        .map(
                                symbol ->
                                        VenueProfiles.of(feed)
                                                .symbols()
                                                .read(symbol)
                                                .orElseThrow()
                                                .code())
                        .toArray(String[]::new);
        Speaker speaker = new Speaker(Speaker.spec(feed, depth, Dialect.RECORDED, listings));
        speaker.open().hear(frames);
        assertThat(speaker.out.counted(ProtocolEvent.CONTRADICTED_BOOK)).isZero();
        return speaker.out;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
