package dev.arbflow.embedded.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain socket, for what no websocket library would send. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
    }

    /** The answer to one request on a connection of its own. */
    static String once(int port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            return client.ask(request);
        }
    }

    /** An opening handshake, the key from RFC 6455, 1.3. */
    static String upgrade(String host, String headers) {
        return "GET /any/path HTTP/1.1\r\nHost: "
                + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + headers
                + "\r\n";
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Says something and returns the head of the answer. */
    String ask(String request) throws IOException {
        say(request);
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no answer but: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Everything up to the end of the connection, a character for each byte. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
