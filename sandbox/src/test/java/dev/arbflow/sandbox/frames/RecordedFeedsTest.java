package dev.arbflow.sandbox.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.repository.RecordingsFolder;
import dev.arbflow.sandbox.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFeedsTest {
    @TempDir Path folder;

    private static TestClient play(Recording recording) throws Exception {
        return play(recording, Double.POSITIVE_INFINITY);
    }

    private static TestClient play(Recording recording, double speed) throws Exception {
        try (ReplayServer server = new ReplayServer(recording, speed).start()) {
            TestClient client = TestClient.connect(server.uri(), "subscribe");
            assertThat(client.end(60)).isEqualTo("1000 end of recording");
            client.close();
            return client;
        }
    }

    private void write(String file, String... lines) throws Exception {
        Files.write(folder.resolve(file), List.of(lines));
    }

    @Test
    void playsASeededBitstampRecordingInOrderOfReceipt() throws Exception {
        write(
                "bitstamp_ws_x.jsonl",
                "{\"t\":10.5,\"dir\":\"out\",\"raw\":\"subscribe\"}",
                "{\"t\":11.0,\"dir\":\"in\",\"raw\":\"{\\\"event\\\":\\\"bts:subscription_succeeded\\\",\\\"channel\\\":\\\"diff_order_book_gusdusd\\\",\\\"data\\\":{}}\"}",
                "{\"t\":13.0,\"dir\":\"in\",\"raw\":\"{}\"}");
        write(
                "bitstamp_rest_x.jsonl",
                "{\"t\":12.25,\"dir\":\"in\",\"raw\":\"{\\\"bids\\\":[]}\",\"url\":\"https://example.org/api/v2/order_book/gusdusd\"}");
        write("samples_bitstamp.jsonl", "{}");
        write("okx_ws_x.jsonl", "{}");
        RecordedFeeds feeds = RecordedFeeds.open(folder);
        assertThat(feeds.skipped())
                .containsOnlyKeys(
                        "bitstamp_rest_x.jsonl", "samples_bitstamp.jsonl", "okx_ws_x.jsonl");
        Recording recording = feeds.recordings().get(0);
        assertThat(recording.listings()).containsExactly(Listing.parse("BITSTAMP|GUSD/USD"));
        assertThat(recording.live()).isFalse();
        assertThat(recording.firstUs()).isEqualTo(11_000_000);
        assertThat(recording.lastUs()).isEqualTo(13_000_000);
        assertThat(play(recording).texts())
                .containsExactly(
                        "11000000\n{\"event\":\"bts:subscription_succeeded\",\"channel\":\"diff_order_book_gusdusd\",\"data\":{}}",
                        "12250000\n{\"event\":\"arbflow:rest_order_book\",\"channel\":\"diff_order_book_gusdusd\",\"data\":{\"bids\":[]}}",
                        "13000000\n{}");
    }

    @Test
    void knowsTheRealRecordings() throws Exception {
        RecordedFeeds feeds = RecordedFeeds.open(RecordingsFolder.path());
        assertThat(feeds.recordings()).hasSize(6);
        for (Recording recording : feeds.recordings()) {
            assertThat(recording.listings()).as(recording.name()).isNotEmpty();
            assertThat(recording.lastUs()).isGreaterThan(recording.firstUs());
        }
        Recording kraken = of(feeds, Feed.KRAKEN);
        assertThat(kraken.depth()).isEqualTo(10);
        assertThat(kraken.live()).isTrue();
        Recording bitfinex = of(feeds, Feed.BITFINEX);
        assertThat(bitfinex.depth()).isEqualTo(100);
        assertThat(bitfinex.live()).isFalse();
        assertThat(bitfinex.listings()).hasSize(7);
        assertThat(of(feeds, Feed.BITSTAMP).listings()).hasSize(10);
    }

    private static Recording of(RecordedFeeds feeds, Feed feed) {
        return feeds.recordings().stream()
                .filter(recording -> recording.feed() == feed)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void playsFramesOfAMegabyteWhole() throws Exception {
        for (Recording recording : RecordedFeeds.open(RecordingsFolder.path()).recordings()) {
            List<String> messages = play(recording).texts();
            assertThat(messages).as(recording.name()).hasSameSizeAs(recording.frames());
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i)).endsWith("\n" + recording.frames().get(i).text());
            }
        }
    }

    @Test
    void playsEveryOneOfManySmallFramesHoweverTheThreadsMeet() throws Exception {
        List<RecordedFrame> frames = Collections.nCopies(20_000, untimed("{}"));
        Recording many = new Recording("many", Feed.KRAKEN, List.of(), 10, true, 0, 0, frames);
        assertThat(play(many).texts()).hasSameSizeAs(frames);
    }

    @Test
    void pacesByExchangeTimeWhereReceiptIsUnknownAndWaitsForNoFrameWithoutEither()
            throws Exception {
        RecordedFrame acknowledgement = untimed("{\"type\":\"subscriptions\"}");
        RecordedFrame first = untimed("{\"time\":\"2026-07-07T22:58:16.000000Z\"}");
        RecordedFrame last = untimed("{\"time\":\"2026-07-07T22:58:16.500000Z\"}");
        List<RecordedFrame> frames = List.of(acknowledgement, first, last);
        long firstUs = RecordedFeeds.time(first);
        long startNs = System.nanoTime();

        TestClient client =
                play(
                        new Recording(
                                "x",
                                Feed.COINBASE,
                                List.of(),
                                10,
                                true,
                                firstUs,
                                firstUs + 500_000,
                                frames),
                        1);

        assertThat(client.texts()).hasSize(3);
        assertThat(System.nanoTime() - startNs).isGreaterThan(500_000_000L);
    }

    private static RecordedFrame untimed(String text) {
        return new RecordedFrame(RecordedFrame.UNKNOWN, true, text);
    }

    @Test
    void refusesASpeedThatIsNone() {
        Recording empty = new Recording("x", Feed.KRAKEN, List.of(), 10, true, 0, 0, List.of());
        assertThatThrownBy(() -> new ReplayServer(empty, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
