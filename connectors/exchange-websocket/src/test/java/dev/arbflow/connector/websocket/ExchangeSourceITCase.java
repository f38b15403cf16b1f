package dev.arbflow.connector.websocket;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.StopWhen;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.SocketThreads;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.trade.Trade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ExchangeSourceITCase {

    private static final int FAILURES = 20;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @Test
    void aReplayOfTwoVenuesReadsEverythingAndEnds() throws Exception {
        try (TestVenue first = TestVenue.open();
                TestVenue second = TestVenue.open()) {
            ExchangeSourceOptions options =
                    Connections.options(
                                    Connections.kraken("A", first.uri(), "BTC/USD"),
                                    Connections.kraken("B", second.uri(), "ETH/USD"))
                            .stopWhen(StopWhen.END_OF_RECORDING)
                            .recordings(
                                    Map.of(
                                            "A", new Recording(1_000_000, 0),
                                            "B", new Recording(5_000_000, -4_000_000)))
                            .build();
            JobClient job = start(options, new Configuration(), 0);
            replay(first, "BTC/USD", 1_000_000);
            replay(second, "ETH/USD", 5_000_000);
            job.getJobExecutionResult().get();
        }
        assertThat(trades("A")).hasSize(500);
        assertThat(trades("B")).hasSize(500);
        assertThat(seen(event -> event.trade() != null))
                .extracting(event -> event.trade().times().receiveUs())
                .allMatch(us -> us >= 1_000_000 && us < 1_500_000);
    }

    @Test
    void nothingIsLeftOfTwentyFailovers() throws Exception {
        AtomicInteger clients = new AtomicInteger();
        try (TestVenue venue =
                TestVenue.greeting(
                        client -> {
                            clients.incrementAndGet();
                            client.send("trade BTC/USD 1 100 0");
                        })) {
            Configuration often = new Configuration();
            often.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            often.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10 * FAILURES);
            often.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                    Duration.ofMillis(1));
            ExchangeSourceOptions options =
                    Connections.options(
                                    Connections.kraken("A", venue.uri(), "BTC/USD"),
                                    Connections.kraken("B", venue.uri(), "BTC/USD"))
                            .build();
            JobClient job = start(options, often, FAILURES);
            eventually("the last attempt reads", () -> Witness.watermarkMs() > 0);
            assertThat(clients.get()).isGreaterThan(FAILURES);
            job.cancel().get();
            eventually("the venue is alone", venue::isAlone);
        }
        SocketThreads.awaitNone();
    }

    @Test
    void aSavepointUnderAnotherConfigurationAddsRemovesAndChangesConnections(
            @TempDir Path directory) throws Exception {
        try (TestVenue venue = TestVenue.open();
                TestVenue removed = TestVenue.open()) {
            ConnectionSpec gone = Connections.kraken("A", removed.uri(), "BTC/USD");
            ConnectionSpec before = Connections.kraken("B", venue.uri(), "BTC/USD");
            JobClient job =
                    start(Connections.options(gone, before).build(), new Configuration(), 0);
            eventually("both are connected", () -> connected().equals(Set.of("A 1", "B 1")));
            String savepoint =
                    job.stopWithSavepoint(
                                    false, directory.toString(), SavepointFormatType.CANONICAL)
                            .get();
            eventually("the venue is alone", removed::isAlone);

            ConnectionSpec changed = Connections.kraken("B", venue.uri(), "SOL/USD");
            ConnectionSpec added = Connections.kraken("C", venue.uri(), "ETH/USD");
            Configuration restored = new Configuration();
            restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            JobClient again = start(Connections.options(changed, added).build(), restored, 0);
            eventually("two are connected", () -> connected().equals(Set.of("B 2", "C 1")));
            eventually("time moves", () -> Witness.watermarkMs() > 0);
            assertThat(removed.isAlone()).isTrue();
            again.stopWithSavepoint(true, directory.toString(), SavepointFormatType.CANONICAL)
                    .get();
        }
    }

    private static JobClient start(
            ExchangeSourceOptions options, Configuration configuration, int failures)
            throws Exception {
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.getConfig().setAutoWatermarkInterval(10);
        env.fromSource(
                        new ExchangeSource(options),
                        WatermarkStrategy.forMonotonousTimestamps(),
                        "exchanges")
                .uid("exchanges")
                .rescale()
                .process(new Witness(failures))
                .uid("witness")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return env.executeAsync();
    }

    private static void replay(TestVenue venue, String market, long fromUs)
            throws InterruptedException {
        ClientSocket client = venue.client();
        for (int i = 0; i < 500; i++) {
            long timeUs = fromUs + i * 1_000L;
            client.send(timeUs + "\ntrade " + market + " " + i + " 100 " + timeUs);
        }
        venue.finish(client);
    }

    private static Set<String> connected() {
        return seen(ExchangeSourceITCase::isConnected)
                .map(event -> event.status().origin())
                .map(origin -> origin.connection() + ' ' + origin.epoch())
                .collect(Collectors.toSet());
    }

    private static boolean isConnected(Inbound event) {
        return event.status() != null && event.status().state() == FeedStatus.State.CONNECTED;
    }

    private static Set<String> trades(String connection) {
        return seen(event -> event.trade() != null)
                .map(Inbound::trade)
                .filter(trade -> trade.origin().connection().equals(connection))
                .map(Trade::tradeId)
                .collect(Collectors.toSet());
    }

    private static Stream<Inbound> seen(Predicate<Inbound> which) {
        return Witness.seen().stream().filter(which);
    }
}
