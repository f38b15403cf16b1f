package dev.arbflow.jobs.pattern.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.CloseReason;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every state format ever shipped can be read, and mean what they meant. */
class ContextStateFormatsTest extends ContextTestBase {

    /** A format, a value of it, and the bytes that version 1 writes for the value. */
    record Format<T>(StateSerializer<T> serializer, T value, String hex) {
        @Override
        public String toString() {
            return serializer.getClass().getSimpleName();
        }
    }

    static Stream<Format<?>> formats() {
        return Stream.of(
                new Format<>(
                        new ClusterMarkSerializer(),
                        new ClusterMark(KRAKEN, 1, 2, 3, new double[] {4, 5}),
                        "01000e4b52414b454e7c4254432f55534400000000000000010000000000"
                                + "000002000000030000000240100000000000004014000000000000"),
                new Format<>(
                        new KnownEpisodeSerializer(),
                        new KnownEpisode(
                                "BTC/USD|KRAKEN>BITSTAMP@1",
                                1,
                                2,
                                CloseReason.LEG_STALE,
                                3,
                                4,
                                new double[] {5}),
                        "0100194254432f5553447c4b52414b454e3e4249545354414d5040310000"
                                + "000000000001000000000000000200094c45475f5354414c454008000000"
                                + "0000004010000000000000000000014014000000000000"),
                new Format<>(
                        new KnownEpisodeSerializer(),
                        new KnownEpisode(
                                "BTC/USD|KRAKEN>BITSTAMP@1", 1, 2, null, 3, 4, new double[0]),
                        "0100194254432f5553447c4b52414b454e3e4249545354414d5040310000"
                                + "000000000001000000000000000200004008000000000000401000000000"
                                + "000000000000"),
                new Format<>(
                        new PublishedTradeSerializer(),
                        new PublishedTrade(
                                "0f", Feed.KRAKEN, KRAKEN, Side.SELL, 1, 2, new Times(3, -4, 5, 6)),
                        "010002306600064b52414b454e000e4b52414b454e7c4254432f55534400"
                                + "0453454c4c3ff000000000000040000000000000000000000000000003ff"
                                + "fffffffffffffc00000000000000050000000000000006"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void readsTheBytesOfVersion1(Format<T> format) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(format.hex));

        assertThat(format.serializer.deserialize(in))
                .usingRecursiveComparison()
                .isEqualTo(format.value);
        assertThat(in.available()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void writesTheBytesOfVersion1(Format<T> format) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        format.serializer.serialize(format.value, out);

        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(format.hex);
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void findsItsSerializerAgainFromASnapshot(Format<T> format) {
        assertThat(format.serializer.snapshotConfiguration().restoreSerializer())
                .isEqualTo(format.serializer);
    }
}
