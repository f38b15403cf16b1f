package dev.arbflow.sandbox.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameRecorderTest {
    private static final long AT_US = 1_795_439_923_889_543L;
    private static final String ACK =
            "{\"method\":\"subscribe\",\"result\":{\"channel\":\"book\",\"depth\":10,\"symbol\":\"BTC/USD\"}}";

    @TempDir Path folder;

    @Test
    void writesWhatAReplayReads() throws Exception {
        try (FrameRecorder recorder = new FrameRecorder(folder, "mine")) {
            recorder.overheard(Feed.KRAKEN, false, "{\"method\":\"subscribe\"}", AT_US - 1);
            recorder.overheard(Feed.KRAKEN, true, ACK, AT_US);
            recorder.overheard(Feed.KRAKEN, true, "{\"channel\":\"heartbeat\"}", AT_US + 7);
        }

        Recording recording = RecordedFeeds.open(folder).recordings().get(0);

        assertThat(recording.name()).isEqualTo("kraken_v2_ws_mine");
        assertThat(recording.listings()).containsExactly(Listing.parse("KRAKEN|BTC/USD"));
        assertThat(recording.depth()).isEqualTo(10);
        assertThat(recording.frames())
                .containsExactly(
                        new RecordedFrame(AT_US, true, ACK),
                        new RecordedFrame(AT_US + 7, true, "{\"channel\":\"heartbeat\"}"));
    }

    @Test
    void keepsFeedsApartAndHearsNothingOnceClosed() throws Exception {
        FrameRecorder recorder = new FrameRecorder(folder, "mine");
        recorder.overheard(Feed.KRAKEN, true, ACK, AT_US);
        recorder.overheard(Feed.COINBASE, true, "{}", AT_US);
        recorder.close();
        recorder.overheard(Feed.KRAKEN, true, ACK, AT_US);

        assertThat(Files.readAllLines(folder.resolve("kraken_v2_ws_mine.jsonl"))).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("coinbase_ws_mine.jsonl"))).hasSize(1);
    }

    @Test
    void saysAtTheEndThatAFileCouldNotBeWritten() {
        FrameRecorder recorder = new FrameRecorder(folder.resolve("missing"), "mine");
        recorder.overheard(Feed.KRAKEN, true, ACK, AT_US);
        recorder.overheard(Feed.KRAKEN, true, ACK, AT_US);

        assertThatThrownBy(recorder::close).isInstanceOf(IOException.class);
    }
}
