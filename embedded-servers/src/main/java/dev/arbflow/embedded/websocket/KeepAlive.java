package dev.arbflow.embedded.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Pings a client at a fixed rate from its opening handshake on, and gives it up when nothing comes
 * for one and a half pings.
 */
final class KeepAlive extends IdleStateHandler {

    private final Duration every;
    private Future<?> pings;

    KeepAlive(Duration every) {
        super(every.toMillis() * 3 / 2, 0, 0, TimeUnit.MILLISECONDS);
        this.every = every;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete) {
            // A request is no frame: without this, whoever only listens would be given up too soon.
            resetReadTimeout();
            pings =
                    context.executor()
                            .scheduleAtFixedRate(
                                    () -> ping(context),
                                    every.toMillis(),
                                    every.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
        super.userEventTriggered(context, event);
    }

    private static void ping(ChannelHandlerContext context) {
        Future<?> unused = context.writeAndFlush(new PingWebSocketFrame());
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        Future<?> unused = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (pings != null) {
            pings.cancel(false);
        }
        super.channelInactive(context);
    }
}
