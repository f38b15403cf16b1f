package dev.arbflow.embedded.websocket;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's socket. Any thread may use it; what one thread sends arrives in its order, and what
 * is sent to a socket that has ended is lost.
 */
public final class ClientSocket {

    /** So many seconds a client has to answer a close frame. */
    static final long ANSWER_TIMEOUT_S = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);

    private final Channel channel;
    private final HttpHeaders request;
    private volatile boolean ending;

    ClientSocket(Channel channel, HttpHeaders request) {
        this.channel = channel;
        this.request = request;
    }

    /** A header of the opening handshake; empty if the client sent none. */
    public String header(String name) {
        return request.get(name, "");
    }

    /** Whether something that is sent now may arrive. */
    public boolean isOpen() {
        return !ending && channel.isActive();
    }

    /** Sends a text message. */
    public void send(String text) {
        send(new TextWebSocketFrame(text));
    }

    /**
     * Sends a text message.
     *
     * @param taken runs on the server's thread as soon as the socket has taken the message and all
     *     before it; never if it breaks earlier
     */
    public void send(String text, Runnable taken) {
        channel.writeAndFlush(new TextWebSocketFrame(text))
                .addListener(
                        written -> {
                            if (written.isSuccess()) {
                                taken.run();
                            }
                        });
    }

    /** Sends any frame, even one that no correct server would send. */
    public void send(WebSocketFrame frame) {
        Future<?> unused = channel.writeAndFlush(frame);
    }

    /** Asks the client for a sign of life. */
    public void ping() {
        send(new PingWebSocketFrame());
    }

    /**
     * Begins the closing handshake, behind everything sent so far, and cuts the line if no answer
     * has come five seconds after the socket has taken it.
     */
    public void close(int code, String reason) {
        ending = true;
        channel.writeAndFlush(new CloseWebSocketFrame(code, reason))
                .addListener(taken -> after(TimeUnit.SECONDS.toNanos(ANSWER_TIMEOUT_S), this::cut));
    }

    private void cut() {
        Future<?> unused = channel.close();
    }

    /** Cuts the line without a closing handshake, as soon as everything sent so far is taken. */
    public void drop() {
        ending = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Runs a task on the server's thread; not if the server closes before, or has closed. */
    public void after(long delayNanos, Runnable task) {
        try {
            Future<?> unused = channel.eventLoop().schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the server is closed: a late task is dropped");
        }
    }
}
