package dev.arbflow.embedded.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's pings in simulated time, as bytes. */
class KeepAliveTest {

    private static final String PING = "8900";
    private static final byte[] PONG = ByteBufUtil.decodeHexDump("8a8000000000");

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void accept() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(
                        new ServerPipeline(
                                true,
                                null,
                                Duration.ofSeconds(10),
                                new Diary(),
                                new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE)));
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void pingsWhoeverAnswersAtAFixedRate() {
        shakeHands();
        for (int ping = 0; ping < 5; ping++) {
            pass(9_999);
            assertThat(sent()).isEmpty();
            pass(1);
            assertThat(sent()).isEqualTo(PING);
            channel.writeInbound(Unpooled.wrappedBuffer(PONG));
        }
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void givesUpWhoeverDoesNotAnswerForHalfAsLongAgain() {
        shakeHands();
        pass(14_999);
        assertThat(sent()).isEqualTo(PING);
        assertThat(channel.isActive()).isTrue();
        pass(1);
        assertThat(channel.isActive()).isFalse();
        pass(60_000);
        assertThat(sent()).isEmpty();
    }

    @Test
    void countsTheOpeningHandshakeAsASignOfLife() {
        pass(6_000);
        shakeHands();
        pass(9_999);
        assertThat(sent()).isEmpty();
        assertThat(channel.isActive()).isTrue();
        pass(1);
        assertThat(sent()).isEqualTo(PING);
        channel.writeInbound(Unpooled.wrappedBuffer(PONG));
        pass(9_999);
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void givesUpWhoeverNeverShakesHands() {
        pass(14_999);
        assertThat(channel.isActive()).isTrue();
        pass(1);
        assertThat(channel.isActive()).isFalse();
    }

    private void shakeHands() {
        channel.writeInbound(
                Unpooled.copiedBuffer(
                        RawClient.upgrade("127.0.0.1", ""), StandardCharsets.US_ASCII));
        assertThat(ByteBufUtil.decodeHexDump(sent()))
                .asString(StandardCharsets.US_ASCII)
                .startsWith("HTTP/1.1 101 ");
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    /** What has left since the last time, in hexadecimal digits. */
    private String sent() {
        StringBuilder hex = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            hex.append(ByteBufUtil.hexDump(next));
            next.release();
        }
        return hex.toString();
    }
}
