package dev.arbflow.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final Broadcast broadcast = new Broadcast(2);

    @Test
    void aSlowListenerGetsTheNewestMessageOnly() throws Exception {
        try (Broadcast.Listener slow = broadcast.join().orElseThrow()) {
            for (int i = 1; i <= 1_000; i++) {
                broadcast.publish(bytes("message " + i));
            }

            assertThat(slow.next(SOON)).hasValue(bytes("message 1000"));
            assertThat(slow.next(SOON)).isEmpty();
        }
    }

    @Test
    void everyListenerGetsAMessage() throws Exception {
        try (Broadcast.Listener one = broadcast.join().orElseThrow();
                Broadcast.Listener other = broadcast.join().orElseThrow()) {
            broadcast.publish(bytes("to all"));

            assertThat(one.next(SOON)).hasValue(bytes("to all"));
            assertThat(other.next(SOON)).hasValue(bytes("to all"));
        }
    }

    @Test
    void takesNoMoreListenersThanItHasRoomForUntilOneLeaves() {
        Broadcast.Listener first = broadcast.join().orElseThrow();
        Broadcast.Listener second = broadcast.join().orElseThrow();
        assertThat(broadcast.join()).isEmpty();

        first.close();
        assertThat(broadcast.hasListeners()).isTrue();
        assertThat(broadcast.join()).isPresent();
        second.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
