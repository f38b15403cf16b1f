package dev.arbflow.embedded.websocket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * A websocket server that tells everything to a listener.
 *
 * <p>One daemon thread serves all clients. Browsers' pages are refused, and on loopback whoever
 * asks by another name than loopback's.
 */
public final class WebSocketServer implements AutoCloseable {

    private static final long STOP_TIMEOUT_MS = 2_000;

    private final InetSocketAddress address;
    private final ClientListener listener;
    private final MultiThreadIoEventLoopGroup thread =
            new MultiThreadIoEventLoopGroup(
                    1,
                    new DefaultThreadFactory("websocket-server", true),
                    NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(thread.next(), true);
    private Duration pingEvery = Duration.ZERO;
    private SSLContext tls;
    private volatile Channel listening;
    private volatile int port;

    /**
     * A server that does not listen yet.
     *
     * @param address where to listen; port 0 takes a free one
     */
    public WebSocketServer(InetSocketAddress address, ClientListener listener) {
        this.address = address;
        this.listener = listener;
    }

    /**
     * The same on loopback.
     *
     * @param port 0 takes a free one
     */
    public static WebSocketServer onLoopback(int port, ClientListener listener) {
        return new WebSocketServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), listener);
    }

    /**
     * Pings every client, and cuts off one from which nothing comes for one and a half pings.
     *
     * @param every distance of pings; zero for none
     */
    public WebSocketServer pinging(Duration every) {
        pingEvery = every;
        return this;
    }

    /** Speaks TLS. */
    public WebSocketServer secured(SSLContext context) {
        tls = context;
        return this;
    }

    /**
     * Accepts connections from now on.
     *
     * @throws IllegalStateException if it cannot listen, for example because the port is in use
     */
    public WebSocketServer listen() {
        boolean onLoopback = address.getAddress().isLoopbackAddress();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(thread)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ServerPipeline(onLoopback, tls, pingEvery, listener, clients))
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IllegalStateException("cannot listen on " + address, bound.cause());
        }
        listening = bound.channel();
        port = ((InetSocketAddress) listening.localAddress()).getPort();
        return this;
    }

    /** Where it listens, or has listened; only after {@link #listen}. */
    public int port() {
        return port;
    }

    /** How many connections there are. */
    public int clients() {
        return clients.size();
    }

    /**
     * Says goodbye to all clients, closes their connections and ends the server's thread; not to be
     * called on that thread, for which it waits.
     */
    @Override
    public void close() {
        if (!thread.isShuttingDown()) {
            // On its own thread, so that the goodbyes have left before their sockets are closed.
            thread.submit(this::sayGoodbye).awaitUninterruptibly(STOP_TIMEOUT_MS);
            closeSockets();
            Future<?> unused = thread.shutdownGracefully(0, STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
        thread.terminationFuture().awaitUninterruptibly(2 * STOP_TIMEOUT_MS);
    }

    /** Not left to the thread: it may end before it has seen that it must close them. */
    private void closeSockets() {
        if (listening != null) {
            listening.close().awaitUninterruptibly(STOP_TIMEOUT_MS);
        }
        clients.close().awaitUninterruptibly(STOP_TIMEOUT_MS);
    }

    private void sayGoodbye() {
        Future<?> unused =
                clients.writeAndFlush(
                        new CloseWebSocketFrame(
                                WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "server closes"));
    }
}
