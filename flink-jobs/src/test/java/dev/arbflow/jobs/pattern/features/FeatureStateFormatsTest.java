package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.state.FeatureWindowSerializer;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every state format ever shipped can be read, and mean what they meant. */
class FeatureStateFormatsTest extends FeatureTestBase {
    private static final Touch TOUCH = new Touch(1, 2, 3, true, 100, 2, Double.NaN);

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
                        new CarriedBookSerializer(),
                        new CarriedBook(TOUCH, 4),
                        "010000000000000001000000000000000200000000000000030140590000"
                                + "0000000040000000000000007ff80000000000000000000000000004"),
                new Format<>(
                        new StepPaneSerializer(),
                        new StepPane(TOUCH, true, 4, 0.5, 1.5, 5),
                        "010100000000000000010000000000000002000000000000000301405900"
                                + "000000000040000000000000007ff8000000000000010000000000000004"
                                + "3fe00000000000003ff80000000000000000000000000005"),
                new Format<>(
                        new StepPaneSerializer(),
                        new StepPane(null, false, Long.MIN_VALUE, 0, 1, 1),
                        "010000800000000000000000000000000000003ff0000000000000000000"
                                + "0000000001"),
                new Format<>(
                        new ListingStepSerializer(),
                        new ListingStep(KRAKEN, 1, 100, 2, 0.5, 3, true, 4, 5, 6),
                        "01000e4b52414b454e7c4254432f55534400000000000000014059000000"
                                + "00000040000000000000003fe00000000000000000000000000003014010"
                                + "00000000000040140000000000000000000000000006"),
                new Format<>(
                        new FeatureWindowSerializer(),
                        window(
                                KRAKEN,
                                16,
                                FeatureWindow.Completeness.TOO_FEW_SAMPLES,
                                1,
                                2,
                                3,
                                4,
                                5,
                                6,
                                Double.NaN,
                                8,
                                9),
                        "01000e4b52414b454e7c4254432f55534400000000000000000000000000"
                                + "f42400000f544f4f5f4645575f53414d504c4553000000093ff000000000"
                                + "000040000000000000004008000000000000401000000000000040140000"
                                + "0000000040180000000000007ff800000000000040200000000000004022"
                                + "000000000000000000090000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "0000000200000000000000003ff00000000000004059000000000000"),
                new Format<>(
                        new ScalingSerializer(),
                        scaling(),
                        "01000000000000000200000000000f424040040000000000000000000000"
                                + "000000000000000000000040000000000000004000000000000000400000"
                                + "000000000000000000000000000000000000000000400000000000000040"
                                + "000000000000004000000000000000401c00000000000000000000000000"
                                + "004000000000000000400000000000000040000000000000000000000000"
                                + "000000000000000000000040000000000000004000000000000000400000"
                                + "000000000000000000000000000000000000000000400000000000000040"
                                + "000000000000004000000000000000000000000000000000000000000000"
                                + "004000000000000000400000000000000040000000000000000000000000"
                                + "000000000000000000000040000000000000004000000000000000400000"
                                + "000000000000000000000000000000000000000000400000000000000040"
                                + "00000000000000400000000000000000000000000000003fe00000000000"
                                + "00400000000000000040000000000000004000000000000000"));
    }

    private static Scaling scaling() {
        Scaling scaling =
                Scaling.start().learn(List.of(window(KRAKEN, 1, 1), window(KRAKEN, 2, 3)));
        double[] means = new double[Feature.COUNT];
        double[] deviations = new double[Feature.COUNT];
        means[2] = 7;
        deviations[8] = 0.5;
        return new Scaling(new Scaler(2, 1_000_000, 2.5, means, deviations), scaling.moments());
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void readsTheBytesOfVersion1(Format<T> format) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(format.hex));

        assertThat(format.serializer.deserialize(in))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
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
