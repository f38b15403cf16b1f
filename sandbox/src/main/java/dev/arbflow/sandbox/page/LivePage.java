package dev.arbflow.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.sandbox.flink.FlinkCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running page: everything it reads, and the server that shows it. */
public final class LivePage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);
    private static final long PUBLISH_EVERY_MS = 250;
    private static final long ASK_EVERY_MS = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final ContentState state;
    private final LongSupplier clockMs;
    private final TopicFollower topics;
    private final StorePoll stores;
    private final PageServer server;
    private final Timer publishing = new Timer("page-publish", true);
    private final Timer asking = new Timer("page-stores", true); // of its own: stores may be slow

    private LivePage(ContentState state, LongSupplier clockMs, PipelineConfig config, Sources from)
            throws IOException {
        this.state = state;
        this.clockMs = clockMs;
        stores = new StorePoll(from, config.stores().mongo());
        server = PageServer.start(from.port, () -> json(state.history()), stores::html);
        topics = new TopicFollower(config.kafka(), state, clockMs);
    }

    /**
     * What a page reads besides the topics, and where it listens.
     *
     * @param influx empty if it is not ours to ask
     * @param mail empty if mails go elsewhere
     * @param port of the page; 0 takes a free one
     */
    public record Sources(
            Optional<EmbeddedInflux> influx,
            Optional<EmbeddedMail> mail,
            FlinkCluster flink,
            int port) {

        /** Of a mailbox that is not ours only what was sent to it is known. */
        public long mailsSent() {
            return mail.map(EmbeddedMail::receivedCount)
                    .orElseGet(() -> flink.metrics().sum("mailsSent"));
        }
    }

    /**
     * Starts following and serving.
     *
     * @param clockMs our clock, epoch milliseconds
     * @throws IOException if the port is in use
     */
    public static LivePage start(PipelineConfig config, Sources from, LongSupplier clockMs)
            throws Exception {
        ContentState state =
                new ContentState(
                        config.detection(),
                        config.venues().listingsWithBooks(),
                        Map.of("flink", from.flink.webUi().toString()),
                        config.stores().origin());
        LivePage page = new LivePage(state, clockMs, config, from);
        every(page.publishing, PUBLISH_EVERY_MS, page::publish);
        every(page.asking, ASK_EVERY_MS, page::ask);
        return page;
    }

    /** Where it is. */
    public URI address() {
        return server.address();
    }

    private void publish() {
        state.sample();
        if (server.isWatched()) {
            server.publish(json(state.content(clockMs.getAsLong())));
        }
    }

    private void ask() {
        if (!server.isWatched()) {
            return; // nobody to be told
        }
        try {
            state.stored(stores.ask(state.eventUs(), clockMs.getAsLong(), state.shown()));
        } catch (IOException e) {
            LOG.warn("a store does not answer the page: {}", e.getMessage());
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void every(Timer timer, long ms, Runnable task) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.warn("the page could not be brought up to date", e);
                        }
                    }
                },
                0,
                ms);
    }

    @Override
    public void close() {
        publishing.cancel();
        asking.cancel();
        topics.close();
        server.close();
        stores.close();
    }
}
