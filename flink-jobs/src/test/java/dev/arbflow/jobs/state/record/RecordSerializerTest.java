package dev.arbflow.jobs.state.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.state.record.RecordSerializerTest.Shape.Circle;
import dev.arbflow.jobs.state.record.RecordSerializerTest.Shape.Square;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Tape;
import dev.arbflow.market.book.Ladder;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RecordSerializerTest {
    private static final RecordSerializer<Everything> EVERYTHING =
            RecordSerializer.of(Everything.class);

    /** A component of every kind. */
    @SuppressWarnings("ArrayRecordComponent") // what the test is about
    record Everything(
            Numbers numbers,
            Identities identities,
            Side side,
            Shape shape,
            Map<String, List<Numbers>> map,
            Optional<Long> perhaps,
            @Nullable Numbers none,
            Circle[] circles,
            double[] doubles,
            float[] floats,
            long[] longs,
            int[] ints,
            @CodedBy(BigIntegers.class) BigInteger coded) {}

    record Numbers(
            boolean bool, int whole, long large, float small, double real, BigDecimal decimal) {}

    record Identities(Market market, Listing listing, Route route, Tape tape, Ladder ladder) {}

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(long side) implements Shape {}
    }

    /** A codec of the test's own. */
    static final class BigIntegers implements Codec<BigInteger> {
        @Override
        public void write(BigInteger value, DataOutputView out) throws IOException {
            out.writeUTF(value.toString(36));
        }

        @Override
        public BigInteger read(DataInputView in) throws IOException {
            return new BigInteger(in.readUTF(), 36);
        }

        @Override
        public String format() {
            return "base 36";
        }
    }

    record Itself(@Nullable Itself itself) {}

    record Unknown(Thread thread) {}

    record UnknownInside(List<? extends Number> numbers) {}

    record Nothing() {}

    @Property(tries = 300)
    void readsWhatItHasWritten(@ForAll long seed) throws IOException {
        Everything value = everything(new Random(seed));

        DataInputDeserializer in = new DataInputDeserializer(Releases.bytes(EVERYTHING, value));

        assertSame(EVERYTHING.deserialize(in), value);
        assertThat(in.available()).as("bytes left over").isZero();
    }

    @Property(tries = 20)
    void readsTheSameThroughASavepoint(@ForAll long seed) throws Exception {
        Everything value = everything(new Random(seed));
        DataOutputSerializer snapshot = new DataOutputSerializer(256);
        EVERYTHING.snapshotConfiguration().writeSnapshot(snapshot);

        RecordSerializer<Everything> restored =
                Releases.<Everything>read(snapshot.getCopyOfBuffer()).restoreSerializer();

        byte[] bytes = Releases.bytes(EVERYTHING, value);
        assertThat(restored).isEqualTo(EVERYTHING).hasSameHashCodeAs(EVERYTHING);
        assertSame(restored.deserialize(new DataInputDeserializer(bytes)), value);
        assertThat(Releases.bytes(restored, value)).isEqualTo(bytes);
    }

    @Test
    void copiesBytesThatItCanRead() throws IOException {
        byte[] bytes = Releases.bytes(EVERYTHING, everything(new Random(1)));
        DataOutputSerializer copy = new DataOutputSerializer(64);

        EVERYTHING.copy(new DataInputDeserializer(bytes), copy);

        assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void travelsWithAnOperator() throws Exception {
        RecordSerializer<Everything> arrived = InstantiationUtil.clone(EVERYTHING);

        Everything value = everything(new Random(2));
        assertThat(arrived).isEqualTo(EVERYTHING);
        assertThat(Releases.bytes(arrived, value)).isEqualTo(Releases.bytes(EVERYTHING, value));
    }

    @Test
    void sharesRecordsAndItselfBecauseNeitherChanges() {
        Everything value = everything(new Random(3));

        assertThat(EVERYTHING.isImmutableType()).isTrue();
        assertThat(EVERYTHING.copy(value)).isSameAs(value);
        assertThat(EVERYTHING.copy(value, value)).isSameAs(value);
        assertThat(EVERYTHING.duplicate()).isSameAs(EVERYTHING);
        assertThat(EVERYTHING.createInstance()).isNull();
        assertThat(EVERYTHING.getLength()).isEqualTo(-1);
        assertThat(EVERYTHING)
                .isNotEqualTo(RecordSerializer.of(Numbers.class))
                .hasToString("RecordSerializer<Everything>");
    }

    @Test
    void writesEachRecordAsItsVersionAndItsComponentsInOrder() throws IOException {
        Numbers numbers = new Numbers(true, 1, 2, 3, 4, new BigDecimal("5.0"));

        assertThat(
                        HexFormat.of()
                                .formatHex(
                                        Releases.bytes(
                                                RecordSerializer.of(Numbers.class), numbers)))
                .isEqualTo(
                        "01"
                                + "01"
                                + "00000001"
                                + "0000000000000002"
                                + "40400000"
                                + "4010000000000000"
                                + "0003352e30");
        assertThat(Releases.bytes(RecordSerializer.of(Nothing.class), new Nothing()))
                .containsExactly(1);
    }

    @Test
    void refusesAConstantOrARecordThatIsNotThere() throws IOException {
        byte[] side = Releases.bytes(RecordSerializer.of(OneSide.class), new OneSide(Side.BUY));
        byte[] shape =
                Releases.bytes(RecordSerializer.of(OneShape.class), new OneShape(new Circle(1)));
        side[side.length - 1] = 'X';
        shape[3] = 'X';

        assertThatThrownBy(() -> read(OneSide.class, side))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Side has no 'BUX' (any more)");
        assertThatThrownBy(() -> read(OneShape.class, shape))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Shape has no record 'Xircle' (any more)");
    }

    record OneSide(Side side) {}

    record OneShape(Shape shape) {}

    @Test
    void saysWhereBytesEnd() throws IOException {
        assertThatThrownBy(() -> read(Numbers.class, new byte[] {1, 1}))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void refusesATypeWithoutACodecBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> RecordSerializer.of(Unknown.class))
                .hasMessageContaining("no codec for java.lang.Thread; name one with @CodedBy");
        assertThatThrownBy(() -> RecordSerializer.of(UnknownInside.class))
                .hasMessageContaining("no codec for ? extends java.lang.Number");
        assertThatThrownBy(() -> RecordSerializer.of(Itself.class))
                .hasMessageContaining("holds records of itself");
    }

    private static <T extends Record> T read(Class<T> type, byte[] bytes) throws IOException {
        return RecordSerializer.of(type).deserialize(new DataInputDeserializer(bytes));
    }

    private static void assertSame(Everything actual, Everything expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
                .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                .isEqualTo(expected);
    }

    private static Everything everything(Random random) {
        Map<String, List<Numbers>> map = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put("key " + i, IntStream.range(0, i).mapToObj(each -> numbers(random)).toList());
        }
        return new Everything(
                numbers(random),
                identities(random),
                random.nextBoolean() ? null : random.nextBoolean() ? Side.BUY : Side.SELL,
                random.nextBoolean() ? new Circle(random.nextDouble()) : new Square(7),
                map,
                Optional.of(random.nextLong()).filter(odd -> odd % 2 != 0),
                random.nextBoolean() ? null : numbers(random),
                new Circle[] {new Circle(1), new Circle(random.nextDouble())},
                random.doubles(random.nextInt(4)).toArray(),
                new float[] {random.nextFloat()},
                random.longs(random.nextInt(4)).toArray(),
                random.ints(random.nextInt(4)).toArray(),
                new BigInteger(random.nextInt(200), random));
    }

    private static Numbers numbers(Random random) {
        return new Numbers(
                random.nextBoolean(),
                random.nextInt(),
                random.nextLong(),
                Float.intBitsToFloat(random.nextInt()),
                Double.longBitsToDouble(random.nextLong()),
                new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(20)));
    }

    private static Identities identities(Random random) {
        return new Identities(
                Market.parse("BTC/USD"),
                Listing.parse("KRAKEN|ETH/USD"),
                Route.parse("BTC/USD|KRAKEN>BITSTAMP"),
                Tape.parse("COINAPI|KRAKEN|BTC/USD"),
                random.nextBoolean()
                        ? Ladder.EMPTY
                        : new Ladder(new double[] {3, 2}, new double[] {random.nextDouble(), 1}));
    }
}
