package dev.arbflow.connector.websocket.enumerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.testing.Connections;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedEnumeratorStateSerializerTest {

    private static final FeedEnumeratorState STATE =
            new FeedEnumeratorState(
                    Set.of("B", "A"),
                    List.of(
                            new FeedSplit(
                                    Connections.kraken("C", URI.create("ws://h"), "BTC/USD"), 3)));

    private static final String VERSION_1 =
            "00000002" // two assigned
                    + "000141" // A
                    + "000142" // B
                    + "00000001" // splits of version 1
                    + "00000001" // one pending
                    + "00000039" // of 57 bytes
                    + "00064b52414b454e"
                    + "000143"
                    + "000677733a2f2f68"
                    + "00000001"
                    + "000e4b52414b454e7c4254432f555344"
                    + "0000000a"
                    + "00044c495645"
                    + "0000000000000003";

    private static final String VERSION_1_WITH_SPLITS_OF_VERSION_2 =
            VERSION_1.replace("0000000100000001" + "00000039", "0000000200000001" + "0000003d")
                    + "00000000"; // no trades so far

    private final FeedEnumeratorStateSerializer serializer = new FeedEnumeratorStateSerializer();

    @Test
    void readsTheBytesOfVersion1() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1))).isEqualTo(STATE);
    }

    @Test
    void writesTheBytesOfVersion1WithTodaysSplits() throws IOException {
        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(serializer.serialize(STATE)))
                .isEqualTo(VERSION_1_WITH_SPLITS_OF_VERSION_2);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(9, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("9");
    }
}
