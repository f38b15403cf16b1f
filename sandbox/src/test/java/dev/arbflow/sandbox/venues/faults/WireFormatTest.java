package dev.arbflow.sandbox.venues.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.venues.ScriptedVenue;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.server.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every venue's numbers are found where they stand in its real frames. */
class WireFormatTest {
    private static final Map<Feed, List<String>> REQUESTS =
            Map.of(
                    Feed.BITSTAMP,
                    List.of(
                            "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"order_book_btcusd\"}}",
                            "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"live_trades_btcusd\"}}"),
                    Feed.BITFINEX,
                    List.of(
                            "{\"event\":\"conf\",\"flags\":229376}",
                            "{\"event\":\"subscribe\",\"channel\":\"book\",\"symbol\":\"tBTCUSD\"}",
                            "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"tBTCUSD\"}"),
                    Feed.KRAKEN,
                    List.of(
                            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]}}",
                            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"]}}"),
                    Feed.COINBASE,
                    List.of(
                            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"level2_batch\",\"matches\"]}"),
                    Feed.COINAPI,
                    List.of(
                            "{\"type\":\"hello\",\"apikey\":\"k\",\"subscribe_data_type\":[\"trade\"]}"));

    private static List<Frame> frames(Feed feed, Frame.Kind kind) {
        Venue venue = feed.venue().orElse(Venue.KRAKEN);
        ScriptedVenue scripted = new ScriptedVenue(feed, 3, venue).connect();
        REQUESTS.get(feed).forEach(scripted::say);
        return scripted.pass(Duration.ofSeconds(10)).sent.stream()
                .filter(frame -> frame.kind() == kind)
                .toList();
    }

    private static WireFormat wire(Feed feed) {
        return SimulatedVenueList.of(feed).wire();
    }

    @ParameterizedTest
    @EnumSource
    void theNumbersOfATrade(Feed feed) {
        for (Frame trade : frames(feed, Frame.Kind.TRADES)) {
            assertThat(trade.text())
                    .containsPattern(wire(feed).tradePrice())
                    .containsPattern(wire(feed).tradeId())
                    .containsPattern(wire(feed).time());
            String id = trade.tradeIds().get(0).replaceFirst(".*\\|", "");
            Matcher found = wire(feed).tradeId().matcher(trade.text());
            assertThat(found.find()).isTrue();
            assertThat(found.group(1)).isEqualTo(id);
            String spoilt = WireFormat.replaced(trade.text(), wire(feed).tradeId(), "SPOILT");
            assertThat(spoilt).hasSize(trade.text().length() - id.length() + 6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLevelsOfABook(Feed feed) {
        assumeTrue(feed.hasBooks());
        Frame book =
                frames(feed, Frame.Kind.BOOK).stream()
                        .filter(frame -> wire(feed).level().matcher(frame.text()).find())
                        .findFirst()
                        .orElseThrow();
        String flooded = wire(feed).flooded(book.text(), 1_000);

        assertThat(wire(feed).level().matcher(flooded).results().count())
                .isEqualTo(wire(feed).level().matcher(book.text()).results().count() + 999);
        assertThat(book.text()).as("and its time").containsPattern(wire(feed).time());
    }

    @ParameterizedTest
    @EnumSource
    void aTimeIsWrittenAsTheVenueWritesTimes(Feed feed) {
        WireFormat wire = wire(feed);
        String trade = frames(feed, Frame.Kind.TRADES).get(0).text();
        String expected =
                switch (feed) {
                    case BITFINEX -> "253402300799000";
                    case BITSTAMP -> "253402300799000000";
                    default -> "9999-12-31T23:59:59Z";
                };

        assertThat(WireFormat.replaced(trade, wire.time(), "9999-12-31T23:59:59Z"))
                .containsPattern("[,\"]" + expected + "[,\"\\]]");
        assertThat(WireFormat.replaced(trade, wire.time(), "never")).contains("never");
    }

    @Test
    void whereThereIsNoNumberNothingIsSpoilt() {
        WireFormat kraken = wire(Feed.KRAKEN);

        assertThat(WireFormat.replaced("{}", kraken.tradeId(), "1")).isEqualTo("{}");
        assertThat(kraken.flooded("{}", 5)).isEqualTo("{}");
    }
}
