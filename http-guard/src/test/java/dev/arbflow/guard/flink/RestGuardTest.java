package dev.arbflow.guard.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.buffer.ByteBuf;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelOutboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPromise;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection to port 8081 with a codec, a handler for uploads and the factory's, as in Flink. */
class RestGuardTest {
    private final ServerChannel channel = new ServerChannel(new Configuration());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void standsBeforeWhatWritesUploadsToDisk() {
        assertThat(channel.pipeline().names())
                .containsSubsequence("HttpServerCodec#0", "RestGuard", "uploads");
    }

    @Test
    void letsAProgramAskAgainAndAgain() {
        for (int asked = 1; asked <= 2; asked++) {
            channel.send("GET /overview HTTP/1.1\r\nHost: localhost:8081\r\n\r\n");

            assertThat(channel.requests()).isEqualTo(asked);
        }
        assertThat(channel.answer()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Host: rebound.example:8081, 421",
        "Host: localhost:8082, 421",
        "Host: localhost:8081|Origin: http://foreign.example, 403",
        "Host: localhost:8081|Sec-Fetch-Site: cross-site, 403"
    })
    void answersNothingElseAndHangsUp(String headers, int status) {
        channel.send("GET /overview HTTP/1.1\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n");

        assertThat(channel.answer()).startsWith("HTTP/1.1 " + status + " ").contains("close");
        assertThat(channel.requests()).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void keepsNoByteOfABodyThatComesBeforeItHasHungUp() {
        channel.pipeline().addFirst(new NeverWritten());
        channel.send(
                "POST /jars/upload HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 9\r\n\r\n");
        ByteBuf body = Unpooled.copiedBuffer("some body", StandardCharsets.UTF_8);
        channel.writeInbound(body);

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.requests() + channel.contents()).isZero();
        assertThat(body.refCnt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/1/yarn-cancel", "/v1/jobs/1/yarn-stop", "/jobs/1/yarn-stop?a=b"})
    void stopsAJobByNoLink(String path) {
        channel.send("GET " + path + " HTTP/1.1\r\nHost: localhost:8081\r\n\r\n");

        assertThat(channel.answer()).startsWith("HTTP/1.1 403 ");
        assertThat(channel.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flink.example:8081", "mapped.example:9081", "server.example:8081"})
    void hasTheNamesThatFlinkIsConfiguredWith(String host) {
        Configuration configuration = new Configuration();
        configuration.set(RestGuardFactory.HOSTS, List.of("flink.example", "mapped.example:9081"));
        configuration.set(RestOptions.ADDRESS, "server.example");
        ServerChannel named = new ServerChannel(configuration);

        named.send("GET /overview HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(named.requests()).isEqualTo(1);
        assertThat(named.finish()).isFalse();
    }

    @Test
    void isFoundByFlink() {
        assertThat(ServiceLoader.load(InboundChannelHandlerFactory.class))
                .hasAtLeastOneElementOfType(RestGuardFactory.class);
        assertThat(new RestGuardFactory().priority()).isPositive();
    }

    /** What Flink makes of a connection, as far as the guard is concerned. */
    private static final class ServerChannel extends EmbeddedChannel {
        private final Counter uploads;

        ServerChannel(Configuration configuration) {
            this(new Counter(), handler(configuration));
        }

        private ServerChannel(Counter uploads, ChannelHandler guard) {
            this.uploads = uploads;
            pipeline().addLast(new HttpServerCodec()).addLast("uploads", uploads).addLast(guard);
        }

        private static ChannelHandler handler(Configuration configuration) {
            return new RestGuardFactory().createHandler(configuration, Map.of()).orElseThrow();
        }

        void send(String request) {
            writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
        }

        String answer() {
            StringBuilder answer = new StringBuilder();
            for (Object part = readOutbound(); part != null; part = readOutbound()) {
                answer.append(((ByteBuf) part).toString(StandardCharsets.UTF_8));
                ReferenceCountUtil.release(part);
            }
            return answer.toString();
        }

        int requests() {
            return uploads.requests;
        }

        int contents() {
            return uploads.contents;
        }

        @Override
        public SocketAddress localAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 8_081);
        }
    }

    private static final class Counter extends ChannelInboundHandlerAdapter {
        private int requests;
        private int contents;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                requests++;
            } else {
                contents++;
            }
            ReferenceCountUtil.release(message);
        }
    }

    /** A client that does not read. */
    private static final class NeverWritten extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }
}
