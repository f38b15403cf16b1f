package dev.arbflow.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import org.junit.jupiter.api.Test;

class MalformedFrameTest {
    private static final Origin ORIGIN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1);

    @Test
    void keepsAShortTextWhole() {
        String text = "x".repeat(MalformedFrame.MAX_TEXT);

        assertThat(frame(text).text()).isEqualTo(text);
    }

    @Test
    void cutsALongText() {
        assertThat(frame("x".repeat(MalformedFrame.MAX_TEXT + 1)).text())
                .hasSize(MalformedFrame.MAX_TEXT);
    }

    @Test
    void neverKeepsHalfACharacter() {
        String before = "x".repeat(MalformedFrame.MAX_TEXT - 1);

        assertThat(frame(before + "😀 and more").text()).isEqualTo(before);
    }

    private static MalformedFrame frame(String text) {
        return new MalformedFrame(ORIGIN, text, "not JSON", 1_000);
    }
}
