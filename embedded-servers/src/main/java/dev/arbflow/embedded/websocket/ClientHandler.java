package dev.arbflow.embedded.websocket;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a server's listener what one client does. */
final class ClientHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(ClientHandler.class);

    private final ClientListener listener;
    private ClientSocket socket;

    ClientHandler(ClientListener listener) {
        this.listener = listener;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete shaken) {
            socket = new ClientSocket(context.channel(), shaken.requestHeaders());
            listener.opened(socket);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            listener.received(socket, text.text());
        } else if (frame instanceof PongWebSocketFrame pong) {
            listener.ponged(socket, pong.content().toString(StandardCharsets.UTF_8));
        } else if (frame instanceof CloseWebSocketFrame close) {
            // Answers it; if it is the answer to ours, no second frame leaves.
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (socket != null) {
            listener.closed(socket);
        }
    }

    /** That clients hang up and talk nonsense is usual here; anything else is a defect of ours. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof IOException || failure instanceof DecoderException) {
            LOG.debug("a client is cut off", failure);
        } else {
            LOG.warn("a client is cut off", failure);
        }
        Future<?> unused = context.close();
    }
}
