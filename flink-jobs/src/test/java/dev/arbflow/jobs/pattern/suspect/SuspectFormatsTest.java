package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.io.IOException;
import java.util.List;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of the state formats of this package. */
class SuspectFormatsTest {
    private static final BookSketch.Half HALF = new BookSketch.Half(100.5, 2, 3);

    static List<StateBytes<?>> kept() {
        return List.of(
                StateBytes.of(
                        EndedEpisode.class,
                        new EndedEpisode(Route.parse("BTC/USD|BITSTAMP>KRAKEN"), 5, 6),
                        "0100174254432f5553447c4249545354414d503e4b52414b454e"
                                + "00000000000000050000000000000006"),
                StateBytes.of(
                        BookSketch.class,
                        new BookSketch(Sketches.KRAKEN, 5, HALF, HALF),
                        "01000e4b52414b454e7c4254432f555344000000000000000501405920000000000040"
                                + "0000000000000000000003014059200000000000400000000000000000000003"),
                StateBytes.of(
                        BookMemory.class,
                        new BookMemory(
                                7,
                                100.5,
                                6,
                                new HalfMemory(
                                        HALF,
                                        new Usual(0.5, 9),
                                        new HalfMemory.Large(100.5, 20, 18, 5),
                                        null),
                                new HalfMemory(
                                        HALF,
                                        new Usual(0.5, 9),
                                        null,
                                        new HalfMemory.Layers(4, 5, 6))),
                        "0100000000000000074059200000000000000000000000000601014059200000000000"
                                + "4000000000000000000000"
                                + "03013fe000000000000000000009010140592000000000004034000000000000"
                                + "4032000000000000000000000000000500010140592000000000004000000000000000"
                                + "00000003013fe000000000000000000009000101000000040000000000000005000000"
                                + "0000000006"),
                StateBytes.of(
                        Signal.class,
                        new Signal(
                                Sketches.KRAKEN,
                                Signal.Kind.MATCHED_PRINT,
                                null,
                                5,
                                6,
                                1,
                                100.5,
                                2),
                        "01000e4b52414b454e7c4254432f555344000d4d4154434845445f5052494e54000000"
                                + "0000000000000500000000000000063ff0000000000000405920000000000040000000"
                                + "00000000"),
                StateBytes.of(
                        MidSample.class,
                        new MidSample(Sketches.KRAKEN, 5, 100.5),
                        "01000e4b52414b454e7c4254432f55534400000000000000054059200000000000"),
                StateBytes.of(
                        VenueMids.class,
                        new VenueMids(5, new double[] {100.5, 101}, new Usual(0.5, 9)),
                        "0100000000000000050000000240592000000000004059400000000000013fe0000000"
                                + "00000000000009"),
                StateBytes.of(
                        Print.class,
                        Sketches.print(5, Side.SELL, 100.5, 2),
                        "01000e4b52414b454e7c4254432f555344000000000000138800000000000000050004"
                                + "53454c4c405920000000000040000000000000000000000000000000"),
                StateBytes.of(
                        TapeMemory.class,
                        new TapeMemory(
                                List.of(Sketches.print(5, Side.SELL, 100.5, 2)),
                                new TapeMemory.Volume(1, 2, 3, true),
                                new Usual(0.5, 9),
                                4,
                                5),
                        "010000000101000e4b52414b454e7c4254432f55534400000000000013880000000000"
                                + "000005000453454c4c40592000000000004000000000000000000000000000000001"
                                + "000000000000000140"
                                + "00000000000000400800000000000001013fe000000000000000000009000000000000"
                                + "00040000000000000005"),
                StateBytes.of(
                        SuspectActivity.class,
                        new SuspectActivity(
                                Sketches.KRAKEN,
                                SuspectActivity.Kind.LAYERING,
                                Side.BUY,
                                5,
                                6,
                                3,
                                4,
                                2),
                        "01000e4b52414b454e7c4254432f55534400084c41594552494e470003425559000000"
                                + "000000000500000000000000060000000340100000000000004000000000000000"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keepsItsBytes(StateBytes<?> kept) throws IOException {
        kept.assertKept();
    }

    @Test
    void travelsWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SuspectActivity.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SuspectEpisode.class);
    }
}
