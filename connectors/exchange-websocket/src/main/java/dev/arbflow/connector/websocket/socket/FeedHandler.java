package dev.arbflow.connector.websocket.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Tells a connection's listener what happens on the socket, and its end once. */
final class FeedHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    static final String TOO_LONG =
            "message longer than " + FeedConnection.MAX_MESSAGE_CHARS + " characters";

    private static final int EXCERPT_CHARS = 1_024;

    private final FeedConnection.Listener listener;
    private boolean opened;
    private boolean ended;

    FeedHandler(FeedConnection.Listener listener) {
        this.listener = listener;
    }

    /** The beginning of a text message, or nothing. */
    static String excerpt(WebSocketFrame message) {
        if (message instanceof TextWebSocketFrame) {
            ByteBuf content = message.content();
            int bytes = Math.min(content.readableBytes(), EXCERPT_CHARS);
            return content.toString(content.readerIndex(), bytes, StandardCharsets.UTF_8);
        }
        return "";
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context.channel().config().setAutoRead(false); // from now on what is asked for
            opened = true;
            listener.opened();
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            end(FeedConnection.ABNORMAL_CLOSURE, failed("Timeout of the opening handshake"));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        if (message instanceof TextWebSocketFrame text) {
            tell(text);
        } else if (message instanceof CloseWebSocketFrame close) {
            end(Math.max(close.statusCode(), 0), close.reasonText());
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
        } else {
            listener.refused("binary message", "");
        }
    }

    private void tell(TextWebSocketFrame message) {
        String text = message.text();
        if (text.length() > FeedConnection.MAX_MESSAGE_CHARS) {
            listener.refused(TOO_LONG, text.substring(0, EXCERPT_CHARS));
        } else {
            listener.message(text);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(FeedConnection.ABNORMAL_CLOSURE, failed("the venue hung up"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!ended
                && failure instanceof WebSocketClientHandshakeException refused
                && refused.response() != null) {
            ended = true;
            turnedAway(refused.response());
        } else {
            end(FeedConnection.ABNORMAL_CLOSURE, failed(describe(failure)));
        }
        context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    private void turnedAway(HttpResponse answer) {
        int status = answer.status().code();
        String header = answer.headers().get(HttpHeaderNames.RETRY_AFTER, "");
        listener.turnedAway(status, RetryAfter.of(status, header, Instant.now()));
    }

    private String failed(String how) {
        return (opened ? "connection lost: " : "cannot connect: ") + how;
    }

    private void end(int code, String reason) {
        if (!ended) {
            ended = true;
            listener.closed(code, reason);
        }
    }

    /** What went wrong, in one line for a person. */
    static String describe(Throwable failure) {
        Throwable cause =
                failure instanceof DecoderException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
