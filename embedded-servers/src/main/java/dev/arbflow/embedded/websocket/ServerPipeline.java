package dev.arbflow.embedded.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Lines up what turns a client's bytes into an opening handshake and then into whole messages. */
final class ServerPipeline extends ChannelInitializer<Channel> {

    /** Longest message that a client may send, in bytes: subscriptions are far shorter. */
    static final int MAX_MESSAGE_BYTES = 1 << 20;

    private static final int MAX_REQUEST_BYTES = 1 << 16;

    private final boolean onLoopback;
    private final SSLContext tls;
    private final Duration pingEvery;
    private final ClientListener listener;
    private final ChannelGroup clients;

    /**
     * @param tls null for plain sockets
     * @param pingEvery zero for no pings
     * @param clients keeps every connection as long as it is open
     */
    ServerPipeline(
            boolean onLoopback,
            SSLContext tls,
            Duration pingEvery,
            ClientListener listener,
            ChannelGroup clients) {
        this.onLoopback = onLoopback;
        this.tls = tls;
        this.pingEvery = pingEvery;
        this.listener = listener;
        this.clients = clients;
    }

    @Override
    protected void initChannel(Channel channel) {
        clients.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast(newTls());
        }
        pipeline.addLast(
                new HttpServerCodec(),
                new HttpObjectAggregator(MAX_REQUEST_BYTES),
                new Doorkeeper(onLoopback, listener),
                new WebSocketServerProtocolHandler(websocket()));
        if (!pingEvery.isZero()) {
            pipeline.addLast(new KeepAlive(pingEvery));
        }
        pipeline.addLast(
                new WebSocketFrameAggregator(MAX_MESSAGE_BYTES), new ClientHandler(listener));
    }

    private SslHandler newTls() {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        return new SslHandler(engine);
    }

    private static WebSocketServerProtocolConfig websocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true) // whatever is asked for
                .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                .dropPongFrames(false)
                .handleCloseFrames(false)
                .sendCloseFrame(null) // who drops a client means it
                .build();
    }
}
