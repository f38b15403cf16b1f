package dev.arbflow.connector.websocket.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/** Puts the fragments of a message together, and refuses one that is too long. */
final class MessageAssembler extends WebSocketFrameAggregator {

    private final FeedConnection.Listener listener;

    MessageAssembler(int maxBytes, FeedConnection.Listener listener) {
        super(maxBytes);
        this.listener = listener;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, WebSocketFrame message) {
        listener.refused(FeedHandler.TOO_LONG, FeedHandler.excerpt(message));
    }
}
