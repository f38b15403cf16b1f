package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortsTest {
    private ServerSocket other;
    private int taken;

    @BeforeEach
    void somebodyElseListens() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        taken = other.getLocalPort();
    }

    @AfterEach
    void stop() throws IOException {
        other.close();
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() {
        assertThatIOException()
                .isThrownBy(() -> new Ports(0, taken, 0, 0, 0, 0).check(Set.of(Part.KAFKA)))
                .withMessage(
                        "port %d for Kafka is in use; give --ports auto, or KAFKA_BROKER if that is"
                                + " what you want to use",
                        taken);
        assertThatIOException()
                .isThrownBy(() -> new Ports(0, 0, 0, 0, 0, taken).check(Set.of()))
                .withMessage("port %d for the live page is in use; give --ports auto", taken);
        assertThatIOException()
                .isThrownBy(() -> new Ports(taken, 0, 0, 0, 0, 0).check(Set.of()))
                .withMessage("port %d for Flink's web UI is in use; give --ports auto", taken);
    }

    @Test
    void thePortOfAGivenServerIsItsOwnAffair() {
        assertThatCode(
                        () ->
                                new Ports(0, taken, taken, taken, taken, 0)
                                        .check(EnumSet.noneOf(Part.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void freePortsNeedNoLook() {
        assertThatCode(() -> Ports.parse("auto").check(EnumSet.allOf(Part.class)))
                .doesNotThrowAnyException();
    }
}
