package dev.arbflow.connector.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.StopWhen;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.LineProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeSourceOptionsTest {

    private static final URI ADDRESS = URI.create("wss://127.0.0.1:9");
    private static final ConnectionSpec SPEC = Connections.kraken("K", ADDRESS, "BTC/USD");

    @Test
    void travelsWithTheJob() throws Exception {
        ExchangeSourceOptions options =
                Connections.options(SPEC)
                        .connectTimeout(Duration.ofSeconds(3))
                        .trustedCertificates("some.pem")
                        .recordings(Map.of("K", new Recording(1, 2)))
                        .build();
        ExchangeSourceOptions copy = InstantiationUtil.clone(options);
        assertThat(copy.connections()).isEqualTo(options.connections());
        assertThat(copy.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(copy.reconnect()).isEqualTo(Connections.AT_ONCE);
        assertThat(copy.recordings()).containsEntry("K", new Recording(1, 2));
        assertThat(copy.protocols().create(SPEC)).isInstanceOf(LineProtocol.class);
        InstantiationUtil.clone(new ExchangeSource(options));
    }

    @Test
    void isLiveUnlessThereAreRecordings() {
        assertThat(Connections.options(SPEC).build().isReplay()).isFalse();
        ExchangeSourceOptions replay =
                Connections.options(SPEC).recordings(Map.of("K", new Recording(1, 2))).build();
        assertThat(replay.isReplay()).isTrue();
        assertThat(replay.coalescing()).isFalse();
    }

    @Test
    void isBoundedOnlyIfItStopsByItself() {
        ExchangeSourceOptions.Builder options = Connections.options(SPEC);
        assertThat(new ExchangeSource(options.build()).getBoundedness())
                .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
        options.stopWhen(StopWhen.END_OF_RECORDING);
        assertThat(new ExchangeSource(options.build()).getBoundedness())
                .isEqualTo(Boundedness.BOUNDED);
    }

    @Test
    void eventsCrossTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Inbound.class);
    }

    @Test
    void namesWhatIsOutOfRange() {
        refuses("queueCapacity", options -> options.queueCapacity(0));
        refuses("connectTimeout", options -> options.connectTimeout(Duration.ZERO));
        refuses("progressEvery", options -> options.progressEvery(Duration.ofMillis(-1)));
        refuses("livenessEvery", options -> options.livenessEvery(Duration.ZERO));
        refuses("clockWindow", options -> options.clockWindow(Duration.ZERO));
        refuses(
                "coalescing",
                options -> options.recordings(Map.of("K", new Recording(1, 2))).coalescing(true));
        refuses("recordings", options -> options.recordings(Map.of("other", new Recording(1, 2))));
    }

    @Test
    void needsConnectionsOfDifferentNames() {
        assertThatThrownBy(() -> Connections.options().build()).hasMessageContaining("no connec");
        assertThatThrownBy(() -> Connections.options(SPEC, SPEC).build())
                .hasMessageContaining("connection K is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "127.0.0.1", "wss://me:secret@127.0.0.1"})
    void needsAWebsocketAddressWithoutAPassword(String address) {
        ConnectionSpec spec = Connections.kraken("K", URI.create(address), "BTC/USD");
        assertThatThrownBy(() -> ExchangeSourceOptions.of(List.of(spec), LineProtocol::new).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address")
                .hasMessageNotContaining("secret");
    }

    private static void refuses(String what, UnaryOperator<ExchangeSourceOptions.Builder> change) {
        assertThatThrownBy(() -> change.apply(Connections.options(SPEC)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what);
    }
}
