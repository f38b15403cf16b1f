package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.LimitOrders;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.repository.RepositoryFiles;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The consumer of docs/automation.md, compiled as it stands there, keeps what the page promises.
 */
class AutomationDocTest {
    private static final String PAGE = "docs/automation.md";
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final long OPENED_US = StoreSamples.OPENED_US;

    @TempDir static Path classes;

    private final List<Object> sent = new ArrayList<>();
    private long nowUs = OPENED_US + 700_000;
    private Object orders;

    @BeforeEach
    void aConsumer() throws Exception {
        orders =
                compiled()
                        .getConstructor(LongSupplier.class)
                        .newInstance((LongSupplier) () -> nowUs);
    }

    @Test
    void anEpisodeBecomesTwoOrdersUnderItsId() throws Exception {
        Episode episode = standing(1, 500);
        act(episode);

        BigDecimal buy = new BigDecimal(said(0, "buyLimit"));
        BigDecimal sell = new BigDecimal(said(0, "sellLimit"));
        assertThat(said(0, "clientOrderId")).isEqualTo(episode.id());
        assertThat(said(0, "quantity")).isEqualTo(episode.last().quantity().toString());
        assertThat(said(0, "buyVenue")).isEqualTo(episode.route().buy().name());
        assertThat(buy).isEqualByComparingTo(episode.last().orders().buyLimit());
        assertThat(sell).isEqualByComparingTo(episode.last().orders().sellLimit());
    }

    @Test
    void anEpisodeIsActedOnOnce() throws Exception {
        act(standing(1, 500));
        act(standing(1, 500)); // a restart tells it again
        act(standing(2, 600));

        assertThat(sent).hasSize(1);
    }

    @Test
    void ofABatchOnlyTheNewestRevisionCounts() throws Exception {
        act(standing(1, 500), standing(2, 600), ended(3, 650));
        assertThat(sent).isEmpty();
        act(standing(2, 600)); // told again behind its end

        assertThat(sent).isEmpty();
    }

    @Test
    void whatHasExpiredIsDroppedUntilANewerRevisionComes() throws Exception {
        nowUs = OPENED_US + 750_000;
        act(standing(1, 500));
        assertThat(sent).isEmpty();
        act(standing(2, 600));

        assertThat(sent).hasSize(1);
    }

    /** Its prices are in two currencies, and it takes a third order. */
    @Test
    void anEpisodeWithALegInAnotherCurrencySendsNothing() throws Exception {
        Route converted = Route.parse("BTC/USD|BITSTAMP>BITFINEX:USDT:KRAKEN");
        act(Episodes.of(converted, OPENED_US).lastUs(OPENED_US + 500_000).build());
        assertThat(sent).isEmpty();
        Route plain = Route.parse("BTC/USD|BITSTAMP>BITFINEX");
        act(Episodes.of(plain, OPENED_US).lastUs(OPENED_US + 500_000).build());

        assertThat(sent).hasSize(1);
    }

    private void act(Episode... versions) throws Exception {
        List<ConsumerRecord<String, String>> batch =
                Arrays.stream(versions).map(AutomationDocTest::record).toList();
        Method act = orders.getClass().getMethod("act", Iterable.class, Consumer.class);
        act.invoke(orders, batch, (Consumer<Object>) sent::add);
    }

    private static ConsumerRecord<String, String> record(Episode episode) {
        String json = new String(JsonCodec.episodes().write(episode), StandardCharsets.UTF_8);
        return new ConsumerRecord<>("arbitrage.episodes", 0, 0, episode.route().code(), json);
    }

    private String said(int pair, String component) throws Exception {
        Object order = sent.get(pair);
        return order.getClass().getMethod(component).invoke(order).toString();
    }

    private static Episode standing(int revision, long ms) {
        return version(revision, ms, null);
    }

    private static Episode ended(int revision, long ms) {
        return version(revision, ms, CloseReason.SPREAD_COLLAPSED);
    }

    private static Episode version(int revision, long ms, CloseReason reason) {
        Episode sample = StoreSamples.open(revision);
        return Episodes.like(sample)
                .revision(revision)
                .closed(reason)
                .lastUs(OPENED_US + ms * 1_000)
                .last(goodUntil(OPENED_US + ms * 1_000 + 250_000, sample.last()))
                .build();
    }

    private static Episode.Moment goodUntil(long expiresUs, Episode.Moment moment) {
        return new Episode.Moment(
                moment.quantity(),
                moment.cost(),
                moment.profit(),
                moment.buyPrice(),
                moment.sellPrice(),
                moment.exhausted(),
                moment.capped(),
                moment.legs(),
                moment.exchange(),
                new LimitOrders(
                        BigDecimal.valueOf(moment.buyPrice()).add(BigDecimal.ONE),
                        BigDecimal.valueOf(moment.sellPrice()).subtract(BigDecimal.ONE),
                        null,
                        expiresUs));
    }

    private static Class<?> compiled() throws Exception {
        Matcher code = CODE.matcher(RepositoryFiles.text(PAGE));
        assertThat(code.find()).as("a class in " + PAGE).isTrue();
        Path source = classes.resolve("EpisodeOrders.java");
        Files.writeString(source, code.group(1));
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                "-cp",
                                ownClassPath(),
                                source.toString());
        assertThat(failed).as("errors of the compiler").isZero();
        URL[] compiled = {classes.toUri().toURL()};
        return new URLClassLoader(compiled, AutomationDocTest.class.getClassLoader())
                .loadClass("EpisodeOrders");
    }

    /** Where the two libraries are that the page names. */
    private static String ownClassPath() {
        return List.of(
                        ConsumerRecord.class,
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class)
                .stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                .orElseThrow();
    }
}
