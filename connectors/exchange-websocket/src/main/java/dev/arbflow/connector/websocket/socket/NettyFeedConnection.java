package dev.arbflow.connector.websocket.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** A websocket of Netty's; pings are answered by the pipeline itself. */
final class NettyFeedConnection implements FeedConnection {

    private final Channel channel;
    private final Listener listener;

    /**
     * @param host that is connected to
     */
    NettyFeedConnection(ChannelFuture connecting, String host, Listener listener) {
        this.channel = connecting.channel();
        this.listener = listener;
        connecting.addListener(done -> tellIf(naming(host, done.cause()), "cannot connect: "));
    }

    @Override
    public void requestMessage() {
        channel.read();
    }

    @Override
    public void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text))
                .addListener(done -> tellIf(done.cause(), "cannot send: "));
    }

    @Override
    public void close() {
        channel.close().addListener(done -> tellIf(done.cause(), "cannot close: "));
    }

    /** A socket is not told for which name nobody knew an address. */
    private static Throwable naming(String host, Throwable failure) {
        return failure instanceof UnresolvedAddressException
                ? new UnknownHostException(host)
                : failure;
    }

    private void tellIf(Throwable failure, String what) {
        if (failure != null) {
            listener.closed(ABNORMAL_CLOSURE, what + FeedHandler.describe(failure));
        }
    }
}
