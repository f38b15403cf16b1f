package dev.arbflow.connector.websocket.socket;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/** Reads on until the message that was asked for is whole, however many pieces it comes in. */
final class PersistentRead extends ChannelDuplexHandler {

    private boolean asked;

    @Override
    public void read(ChannelHandlerContext context) {
        asked = true;
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        asked = false;
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (asked) {
            context.read();
        }
        context.fireChannelReadComplete();
    }
}
