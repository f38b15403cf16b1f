package dev.arbflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;

/**
 * Stands in front of a server on this machine: shows a certificate on its behalf, or lets nothing
 * through for a while, as a server does that hangs.
 */
public final class LoopbackProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 8_192;

    private final ServerSocket listener;
    private final int targetPort;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final Object gate = new Object();
    private boolean stalled;

    private LoopbackProxy(ServerSocketFactory sockets, int targetPort) throws IOException {
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.targetPort = targetPort;
        start("proxy-accept", this::accept);
    }

    /** Passes bytes to a port of this machine and back. */
    public static LoopbackProxy to(int targetPort) throws IOException {
        return new LoopbackProxy(ServerSocketFactory.getDefault(), targetPort);
    }

    /** The same, but clients speak TLS and are shown a certificate for {@code localhost}. */
    public static LoopbackProxy withTls(int targetPort, ThrowawayCertificate certificate)
            throws IOException {
        return new LoopbackProxy(certificate.context().getServerSocketFactory(), targetPort);
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lets nothing through from now on; connections stay open, and new ones are accepted. */
    public void stall() {
        synchronized (gate) {
            stalled = true;
        }
    }

    /** Lets everything through again, beginning with what has waited. */
    public void resume() {
        synchronized (gate) {
            stalled = false;
            gate.notifyAll();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(LoopbackProxy::closeQuietly);
        resume();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or the server behind it is down: the client sees that
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            open.add(server);
            start("proxy-out", () -> pump(client, server));
            start("proxy-in", () -> pump(server, client));
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitOpenGate();
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // one side hung up, so does the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOpenGate() throws InterruptedException {
        synchronized (gate) {
            while (stalled) {
                gate.wait();
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
