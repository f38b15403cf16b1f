package dev.arbflow.embedded.websocket;

import dev.arbflow.guard.OwnPages;
import dev.arbflow.guard.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;

/** Answers an opening handshake of a foreign page, or at a bad moment, with plain HTTP. */
final class Doorkeeper extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final boolean onLoopback;
    private final ClientListener listener;

    /**
     * @param onLoopback whether the server is addressed by the names of loopback only
     */
    Doorkeeper(boolean onLoopback, ClientListener listener) {
        this.onLoopback = onLoopback;
        this.listener = listener;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Optional<TurnedAway> away =
                refusal(request.headers())
                        .map(refusal -> new TurnedAway(refusal.status(), Duration.ZERO))
                        .or(listener::turnsAway);
        if (away.isPresent()) {
            context.writeAndFlush(answer(away.get())).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(request.retain());
        }
    }

    /** Beyond loopback it does not know its names; a browser still says which page asks. */
    private Optional<Refusal> refusal(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.ORIGIN)) {
            return Optional.of(Refusal.FOREIGN_PAGE);
        }
        return onLoopback
                ? OwnPages.onLoopback().refusal("GET", OwnPages.ANY_PORT, headers::getAll)
                : Optional.empty();
    }

    private static FullHttpResponse answer(TurnedAway away) {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(away.status()),
                        Unpooled.EMPTY_BUFFER);
        HttpHeaders headers = answer.headers();
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        if (!away.retryAfter().isZero()) {
            headers.set(HttpHeaderNames.RETRY_AFTER, away.retryAfter().toSeconds());
        }
        return answer;
    }
}
