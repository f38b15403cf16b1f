package dev.arbflow.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks loopback ports before a server binds them. */
public final class LoopbackPorts {

    static final String LOOPBACK = "127.0.0.1";

    private LoopbackPorts() {}

    /**
     * The wanted port, which is free; or 0, so that the server itself takes a free one and nobody
     * can take that in between.
     *
     * @param server named in the error
     * @throws IOException if the wanted port is taken
     */
    public static int check(String server, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a port in TIME_WAIT is free for a new listener
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return wanted;
        } catch (BindException e) {
            throw new IOException("port " + wanted + " for " + server + " is in use", e);
        }
    }
}
