package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class HeldPortTest {

    @Test
    void aServerCanListenOnItWhileItIsHeld() throws Exception {
        try (HeldPort port = HeldPort.take();
                ServerSocket server =
                        new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
            port.close();

            assertThat(client.getPort()).isEqualTo(server.getLocalPort());
            assertThat(port.address()).isEqualTo("127.0.0.1:" + server.getLocalPort());
        }
    }
}
