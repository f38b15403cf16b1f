package dev.arbflow.connector.websocket.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Dials with Netty; all connections of one reader share one thread.
 *
 * <p>Buffers are ordinary heap memory, because a task manager's direct memory is counted out for
 * Flink.
 */
public final class NettyFeedConnector implements FeedConnector {

    private static final long MAX_CLOSE_MS = 1_000;

    private final SSLContext tls;
    private final Duration connectTimeout;
    private final MultiThreadIoEventLoopGroup thread =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("feed-socket", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(thread.next(), true);

    /**
     * @param tls decides which servers are trusted
     * @param connectTimeout longest time for the connection, and for its opening handshake
     */
    public NettyFeedConnector(SSLContext tls, Duration connectTimeout) {
        this.tls = tls;
        this.connectTimeout = connectTimeout;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Looks up the address in the calling thread, so that a slow name server delays no other
     * connection.
     */
    @Override
    public FeedConnection dial(URI uri, FeedConnection.Listener listener) {
        if (thread.isShuttingDown()) {
            throw new IllegalStateException("the connector is closed");
        }
        InetSocketAddress address = new InetSocketAddress(uri.getHost(), FeedPipeline.port(uri));
        FeedPipeline pipeline = new FeedPipeline(uri, tls, connectTimeout, listener);
        ChannelFuture connecting =
                new Bootstrap()
                        .group(thread)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(connectTimeout.toMillis()))
                        // One piece at a time, so that an end is not read before what was sent.
                        .option(ChannelOption.RECVBUF_ALLOCATOR, onePieceAtATime())
                        .handler(pipeline)
                        .disableResolver() // an unknown name is not looked up again, there
                        .connect(address);
        connections.add(connecting.channel());
        return new NettyFeedConnection(connecting, uri.getHost(), listener);
    }

    private static RecvByteBufAllocator onePieceAtATime() {
        return new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);
    }

    /**
     * {@inheritDoc} Waits for that no longer than a second; not to be called on its thread.
     *
     * <p>Closing the connections is not left to the thread, which may end before it has seen them.
     */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly(MAX_CLOSE_MS);
        Future<?> unused = thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
