package dev.arbflow.connector.websocket.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** A websocket of Netty's; pings are answered by the pipeline itself. */
final class NettyFeedConnection implements FeedConnection {

    private final Channel channel;
    private final Listener listener;

    NettyFeedConnection(ChannelFuture connecting, Listener listener) {
        this.channel = connecting.channel();
        this.listener = listener;
        connecting.addListener(done -> tellIf(done.cause(), "cannot connect: "));
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

    private void tellIf(Throwable failure, String what) {
        if (failure != null) {
            listener.closed(ABNORMAL_CLOSURE, what + FeedHandler.describe(failure));
        }
    }
}
