package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.market.Feed;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever arrives, a protocol throws nothing but {@link MalformedFrameException}, with one line,
 * and publishes no book that is crossed or out of order ({@link SeenOutput} checks that).
 */
class MalformedFramesTest {
    private static final Map<Feed, List<String>> FRAMES =
            Map.of(
                    Feed.KRAKEN,
                    List.of(
                            "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":"
                                    + "\"BTC/USD\",\"bids\":[{\"price\":0.031340,"
                                    + "\"qty\":1.00000000}],\"asks\":[{\"price\":0.031350,"
                                    + "\"qty\":2.50000000}],\"checksum\":560595387,"
                                    + "\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}",
                            "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":"
                                    + "\"BTC/USD\",\"side\":\"buy\",\"price\":77120.0,"
                                    + "\"qty\":0.00048389,\"trade_id\":7,"
                                    + "\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}",
                            "{\"channel\":\"status\",\"data\":[{\"system\":\"online\"}]}",
                            "{\"error\":\"no\",\"method\":\"subscribe\",\"symbol\":\"BTC/USD\"}"),
                    Feed.BITFINEX,
                    List.of(
                            "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":11,"
                                    + "\"symbol\":\"tBTCUSD\"}",
                            "[11,[[27000,2,0.5],[27001,1,-0.25]],1,1790134414850]",
                            "[11,[27000,0,1],2,1790134414850]",
                            "[11,\"cs\",-12345,3,1790134414850]",
                            "{\"event\":\"subscribed\",\"channel\":\"trades\",\"chanId\":12,"
                                    + "\"symbol\":\"tBTCUSD\"}",
                            "[12,\"te\",[7,1564617600709,-0.5,10087.9],4,1790134414850]",
                            "{\"event\":\"info\",\"version\":2,\"platform\":{\"status\":1}}"),
                    Feed.BITSTAMP,
                    List.of(
                            "{\"data\":{\"microtimestamp\":\"1653978373164007\",\"bids\":"
                                    + "[[\"31524.50\",\"0.36400000\"]],\"asks\":"
                                    + "[[\"31535.44\",\"0.31708837\"]]},"
                                    + "\"channel\":\"order_book_btcusd\",\"event\":\"data\"}",
                            "{\"channel\":\"live_trades_btcusd\",\"data\":{\"amount_str\":\"1\","
                                    + "\"id\":158457579,\"microtimestamp\":\"1653978373164007\","
                                    + "\"price_str\":\"57748.80\",\"type\":0},"
                                    + "\"event\":\"trade\"}"),
                    Feed.COINBASE,
                    List.of(
                            "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":"
                                    + "[[\"63514.60\",\"0.2\"]],\"bids\":[[\"63507.67\",\"1\"]]}",
                            "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":"
                                    + "[[\"buy\",\"63508.00\",\"1\"]],"
                                    + "\"time\":\"2026-07-07T22:58:17.164892Z\"}",
                            "{\"type\":\"match\",\"trade_id\":9,\"side\":\"sell\",\"size\":"
                                    + "\"0.2\",\"price\":\"63514.6\",\"product_id\":\"BTC-USD\","
                                    + "\"time\":\"2026-07-07T22:58:17.164892Z\"}",
                            "{\"type\":\"heartbeat\",\"last_trade_id\":9,\"product_id\":"
                                    + "\"BTC-USD\",\"time\":\"2026-07-07T22:58:17.164892Z\"}"),
                    Feed.COINAPI,
                    List.of(
                            "{\"time_exchange\":\"2024-03-29T20:49:33.6060000Z\",\"uuid\":"
                                    + "\"5d86918c-cb52-41dc-a870-5cfdf5ca4f2c\","
                                    + "\"price\":69586,\"size\":0.00091679,"
                                    + "\"taker_side\":\"SELL\",\"symbol_id\":"
                                    + "\"BITSTAMP_SPOT_BTC_USD\",\"sequence\":1,"
                                    + "\"type\":\"trade\"}",
                            "{\"type\":\"error\",\"message\":\"Invalid\"}"));

    /**
     * A frame with something done to it.
     *
     * @param index which of the feed's frames
     * @param from where the damage begins, as a share of the length
     * @param length how many characters are replaced
     * @param by what they are replaced with
     */
    record Damage(int index, double from, int length, String by) {
        String applyTo(List<String> frames) {
            String frame = frames.get(index % frames.size());
            int start = (int) (from * frame.length());
            int end = Math.min(frame.length(), start + length);
            return frame.substring(0, start) + by + frame.substring(end);
        }
    }

    /**
     * A thousand damaged frames for each protocol and more; scripts/prove-parsers.sh tries more.
     */
    @Property(seed = "20261130")
    void damagedFramesAreMalformedOrHarmless(@ForAll("damages") List<Damage> damages) {
        for (Feed feed : Feed.values()) {
            Speaker speaker = speaker(feed);
            for (Damage damage : damages) {
                hear(speaker, damage.applyTo(FRAMES.get(feed)));
            }
            speaker.close("test");
        }
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void everyTruncationIsMalformed(Feed feed) {
        for (String frame : FRAMES.get(feed)) {
            for (int end = 0; end < frame.length(); end++) {
                assertThat(hear(speaker(feed), frame.substring(0, end))).isNotEmpty();
            }
            assertThat(hear(speaker(feed), frame + frame)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void undamagedFramesAreNot(Feed feed) {
        Speaker speaker = speaker(feed);
        for (String frame : FRAMES.get(feed)) {
            int before = speaker.out.signs();
            assertThat(hear(speaker, frame)).isEmpty();
            assertThat(speaker.out.signs()).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "{}",
                "[]",
                "[[]]",
                "{\"type\":{}}",
                "{\"event\":[]}",
                "{\"channel\":null}",
                "{\"a\":NaN}",
                "<html>502\r\n</html>"
            })
    void textWithoutMeaningIsMalformedForEveryone(String text) {
        for (Feed feed : Feed.values()) {
            assertThat(hear(speaker(feed), text)).as("%s", feed).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void deepNestingIsMalformed(Feed feed) {
        assertThat(hear(speaker(feed), "[".repeat(100_000))).isNotEmpty();
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<String> replacements =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "",
                                "0",
                                "-1",
                                "null",
                                "1e9",
                                "\"",
                                "[]",
                                "{}",
                                ",",
                                "99999999999",
                                "NaN",
                                "63600"),
                        Arbitraries.strings().ofMaxLength(3));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        replacements)
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** The message of the exception, or nothing if the frame could be read. */
    private static String hear(Speaker speaker, String text) {
        try {
            speaker.hear(text);
            return "";
        } catch (MalformedFrameException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(300);
            return e.getMessage();
        }
    }

    private static Speaker speaker(Feed feed) {
        String venue = feed == Feed.COINAPI ? "BITSTAMP" : feed.name();
        return new Speaker(Speaker.spec(feed, 10, Dialect.LIVE, venue + "|BTC/USD")).open();
    }
}
