package dev.arbflow.guard.flink;

import dev.arbflow.guard.OwnPages;
import dev.arbflow.guard.Refusal;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFuture;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderValues;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what pages of others ask of Flink's REST server, before a byte of the body is kept.
 *
 * <p>Flink cancels and stops jobs also by GET, for a proxy of YARN that passes nothing else. A link
 * can do that, so it is refused from anybody.
 */
final class RestGuard extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(RestGuard.class);
    private static final Pattern ACTS_BY_GET = Pattern.compile("/yarn-(cancel|stop)\\b");

    private final OwnPages ownPages;
    private boolean refused;

    RestGuard(OwnPages ownPages) {
        this.ownPages = ownPages;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message); // the rest of a body that nobody wants
            return;
        }
        Optional<Refusal> refusal =
                message instanceof HttpRequest request
                        ? refusal(request, context.channel().localAddress())
                        : Optional.empty();
        if (refusal.isEmpty()) {
            context.fireChannelRead(message);
            return;
        }
        refused = true;
        ReferenceCountUtil.release(message);
        LOG.warn("A request to Flink's REST server was refused: {}", refusal.get().text());
        ChannelFuture written = context.writeAndFlush(answer(refusal.get()));
        ChannelFuture unused = written.addListener(ChannelFutureListener.CLOSE);
    }

    private Optional<Refusal> refusal(HttpRequest request, SocketAddress listening) {
        if (ACTS_BY_GET.matcher(request.uri()).find()) {
            return Optional.of(Refusal.FOREIGN_PAGE);
        }
        int port = listening instanceof InetSocketAddress own ? own.getPort() : OwnPages.ANY_PORT;
        return ownPages.refusal(request.method().name(), port, request.headers()::getAll);
    }

    private static FullHttpResponse answer(Refusal refusal) {
        ByteBuf text = Unpooled.copiedBuffer(refusal.text(), StandardCharsets.UTF_8);
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal.status()), text);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, text.readableBytes());
        return answer;
    }
}
