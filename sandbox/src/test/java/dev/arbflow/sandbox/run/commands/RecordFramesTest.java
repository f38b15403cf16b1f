package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.frames.RecordedFeeds;
import dev.arbflow.sandbox.frames.Recording;
import dev.arbflow.sandbox.frames.SampleFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFramesTest {
    @TempDir Path folder;

    @Test
    void recordsEveryFeedAsAReplayWantsIt() throws Exception {
        int status =
                RecordFrames.run(
                        new String[] {"--to", folder.toString(), "--seconds", "3"}, System.out);

        assertThat(status).isEqualTo(RunLocal.FINE);
        assertThat(RecordedFeeds.open(folder).recordings())
                .extracting(Recording::feed)
                .containsExactlyInAnyOrder(Feed.values());
        assertThat(RecordedFeeds.open(folder).recordings())
                .allSatisfy(
                        recording -> {
                            assertThat(recording.live()).isTrue();
                            assertThat(recording.listings()).hasSizeGreaterThanOrEqualTo(2);
                            assertThat(recording.frames()).hasSizeGreaterThan(5);
                        });
    }

    @Test
    void theShippedRecordingStaysSmall() throws Exception {
        try (Stream<Path> files = Files.list(SampleFrames.folder())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(Feed.values().length + 1);
            assertThat(all.stream().mapToLong(RecordFramesTest::size).sum()).isLessThan(1_000_000);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
