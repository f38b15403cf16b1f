package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every state format ever shipped can be read, and mean what they meant. */
class FeatureStateFormatsTest extends FeatureTestBase {
    private static final Touch TOUCH = new Touch(1, 2, 3, true, 100, 2, Double.NaN);

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(
                        CarriedBook.class,
                        new CarriedBook(TOUCH, 4),
                        "010100000000000000010000000000000002000000000000000301405900"
                                + "000000000040000000000000007ff80000000000000000000000000004"),
                StateBytes.of(
                        StepPane.class,
                        new StepPane(TOUCH, true, 4, 0.5, 1.5, 5, true),
                        "020101000000000000000100000000000000020000000000000003014059"
                                + "00000000000040000000000000007ff80000000000000100000000000000"
                                + "043fe00000000000003ff8000000000000000000000000000501"),
                StateBytes.of(
                        StepPane.class,
                        new StepPane(null, false, Long.MIN_VALUE, 0, 1, 1, false),
                        "020000800000000000000000000000000000003ff0000000000000000000"
                                + "000000000100"),
                StateBytes.of(
                        ListingStep.class,
                        new ListingStep(KRAKEN, 1, 100, 2, 0.5, 3, true, 4, 5, 6, true),
                        "02000e4b52414b454e7c4254432f55534400000000000000014059000000"
                                + "00000040000000000000003fe00000000000000000000000000003014010"
                                + "0000000000004014000000000000000000000000000601"),
                StateBytes.of(
                        FeatureWindow.class,
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
                StateBytes.of(
                        Scaling.class,
                        scaling(),
                        "0101000000000000000200000000000f4240400400000000000000000009"
                                + "00000000000000000000000000000000401c000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000090000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "00000000000000000000000000000000000000003fe00000000000000000"
                                + "000901400000000000000040000000000000004000000000000000014000"
                                + "000000000000400000000000000040000000000000000140000000000000"
                                + "004000000000000000400000000000000001400000000000000040000000"
                                + "000000004000000000000000014000000000000000400000000000000040"
                                + "000000000000000140000000000000004000000000000000400000000000"
                                + "000001400000000000000040000000000000004000000000000000014000"
                                + "000000000000400000000000000040000000000000000140000000000000"
                                + "0040000000000000004000000000000000"));
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
    void keepsItsBytes(StateBytes<?> format) throws IOException {
        format.assertKept();
    }

    @Test
    void whatWasKeptBeforeGapsWereToldHasNone() throws IOException {
        assertThat(
                        StateBytes.of(
                                        StepPane.class,
                                        null,
                                        "010000800000000000000000000000000000003ff0000000000000000000"
                                                + "0000000001")
                                .read())
                .isEqualTo(new StepPane(null, false, Long.MIN_VALUE, 0, 1, 1, false));
        assertThat(
                        StateBytes.of(
                                        ListingStep.class,
                                        null,
                                        "01000e4b52414b454e7c4254432f55534400000000000000014059000000"
                                                + "00000040000000000000003fe00000000000000000000000000003014010"
                                                + "00000000000040140000000000000000000000000006")
                                .read())
                .isEqualTo(new ListingStep(KRAKEN, 1, 100, 2, 0.5, 3, true, 4, 5, 6, false));
    }
}
