package dev.arbflow.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds and checks loopback ports before a server binds them. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /**
     * The port a server shall bind: the wanted one, or a free one.
     *
     * @param server named in the error
     * @param wanted 1 to 65535, or 0 for any free port
     * @throws IOException if the wanted port is taken
     */
    static int choose(String server, int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a port in TIME_WAIT is free for a new listener
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return probe.getLocalPort();
        } catch (BindException e) {
            throw new IOException("port " + wanted + " for " + server + " is in use", e);
        }
    }
}
