package dev.arbflow.connector.websocket.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Lines up what turns a socket's bytes into whole messages, one for each that is asked for. */
final class FeedPipeline extends ChannelInitializer<Channel> {

    /** A text of so many characters has at most three times as many bytes. */
    static final int MAX_MESSAGE_BYTES = 3 * FeedConnection.MAX_MESSAGE_CHARS;

    private static final int MAX_REFUSAL_BYTES = 1 << 20;
    private static final int PLAIN_PORT = 80;
    private static final int TLS_PORT = 443;

    private final URI uri;
    private final SSLContext tls;
    private final Duration connectTimeout;
    private final FeedConnection.Listener listener;

    FeedPipeline(
            URI uri, SSLContext tls, Duration connectTimeout, FeedConnection.Listener listener) {
        this.uri = uri;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.listener = listener;
    }

    /** The port that an address means, named or not. */
    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure(uri) ? TLS_PORT : PLAIN_PORT;
    }

    private static boolean isSecure(URI uri) {
        return "wss".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (isSecure(uri)) {
            pipeline.addLast(newTls());
        }
        pipeline.addLast(
                new HttpClientCodec(),
                new HttpObjectAggregator(MAX_REFUSAL_BYTES),
                new WebSocketClientProtocolHandler(websocket()),
                new MessageAssembler(MAX_MESSAGE_BYTES, listener),
                new FlowControlHandler(),
                new PersistentRead(),
                new FeedHandler(listener));
    }

    private SslHandler newTls() {
        SSLEngine engine = tls.createSSLEngine(uri.getHost(), port(uri));
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate names the host
        engine.setSSLParameters(parameters);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(connectTimeout.toMillis());
        return handler;
    }

    private WebSocketClientProtocolConfig websocket() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri)
                .customHeaders(new DefaultHttpHeaders().set(HttpHeaderNames.USER_AGENT, "arbflow"))
                .generateOriginHeader(false) // we are no page
                .handshakeTimeoutMillis(connectTimeout.toMillis())
                .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                .handleCloseFrames(false) // its code and reason are told
                .sendCloseFrame(null)
                .build();
    }
}
