package dev.arbflow.guard.flink;

import dev.arbflow.guard.OwnPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPipeline;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;

/** Puts a {@link RestGuard} into every connection to Flink's REST server. */
public final class RestGuardFactory implements InboundChannelHandlerFactory {

    /** Names by which the REST server is addressed, besides loopback and {@code rest.address}. */
    public static final ConfigOption<List<String>> HOSTS =
            ConfigOptions.key("arbflow.rest.hosts")
                    .stringType()
                    .asList()
                    .defaultValues()
                    .withDescription(
                            "Further names of the REST server, with a port where it is mapped.");

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<ChannelHandler> createHandler(
            Configuration configuration, Map<String, String> responseHeaders) {
        List<String> names = new ArrayList<>(configuration.get(HOSTS));
        configuration.getOptional(RestOptions.ADDRESS).ifPresent(names::add);
        return Optional.of(new BeforeUploads(OwnPages.onLoopback().and(names)));
    }

    /**
     * Flink adds handlers of others behind the one that writes uploads to disk, so this one puts
     * the guard in front of that.
     */
    private static final class BeforeUploads extends ChannelHandlerAdapter {
        private final OwnPages ownPages;

        BeforeUploads(OwnPages ownPages) {
            this.ownPages = ownPages;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            String codec = pipeline.context(HttpServerCodec.class).name();
            pipeline.addAfter(codec, RestGuard.class.getSimpleName(), new RestGuard(ownPages));
        }
    }
}
