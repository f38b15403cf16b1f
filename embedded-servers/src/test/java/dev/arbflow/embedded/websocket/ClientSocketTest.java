package dev.arbflow.embedded.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A socket in simulated time, without a client. */
class ClientSocketTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ClientSocket socket = new ClientSocket(channel, EmptyHttpHeaders.INSTANCE);

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void cutsOffAClientThatDoesNotAnswerTheCloseFrame() {
        socket.close(1000, "that was all");
        CloseWebSocketFrame said = channel.readOutbound();
        assertThat(said.reasonText()).isEqualTo("that was all");
        said.release();
        pass(ClientSocket.ANSWER_TIMEOUT_S * 1_000 - 1);
        assertThat(channel.isActive()).isTrue();
        pass(1);
        assertThat(channel.isActive()).isFalse();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
