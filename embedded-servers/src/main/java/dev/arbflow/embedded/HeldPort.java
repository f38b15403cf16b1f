package dev.arbflow.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A free loopback port, for a server that must be told its port before it binds it.
 *
 * <p>On Linux a socket that is bound to a port but does not listen keeps the kernel from giving it
 * to anybody who asks for a free one, while a server that asks for that very port gets it.
 * Elsewhere the server would be refused too, so there it is not held.
 */
final class HeldPort implements AutoCloseable {
    private static final boolean CAN_BE_SHARED = System.getProperty("os.name").equals("Linux");

    private final Socket socket = new Socket();
    private final int port;

    private HeldPort() throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = socket.getLocalPort();
        if (!CAN_BE_SHARED) {
            close();
        }
    }

    static HeldPort take() throws IOException {
        return new HeldPort();
    }

    int number() {
        return port;
    }

    /** As {@code host:port}. */
    String address() {
        return LoopbackPorts.LOOPBACK + ":" + port;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
