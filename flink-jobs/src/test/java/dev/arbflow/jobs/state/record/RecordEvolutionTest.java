package dev.arbflow.jobs.state.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.Side;
import dev.arbflow.market.Since;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What becomes of the state of a record when the record changes. */
class RecordEvolutionTest {

    record First(String name, int count, Inner inner) {}

    record Inner(long number) {}

    /** With a default of every kind, among the components that were there. */
    @SuppressWarnings("ArrayRecordComponent") // what the test is about
    record Grown(
            @Since(version = 2, absent = "7") long before,
            String name,
            @Since(version = 3, absent = "BUY") Side side,
            int count,
            @Since(version = 2, absent = "true") boolean flag,
            Inner inner,
            @Since(version = 3, absent = "") @Nullable Inner other,
            @Since(version = 3, absent = "") Optional<Integer> perhaps,
            @Since(version = 3, absent = "") List<String> names,
            @Since(version = 2, absent = "") double[] numbers,
            @Since(version = 3, absent = "1.50") BigDecimal decimal) {}

    /** Between the two: what was there in version 2. */
    @SuppressWarnings("ArrayRecordComponent") // what the test is about
    record Second(
            @Since(version = 2, absent = "7") long before,
            String name,
            int count,
            @Since(version = 2, absent = "true") boolean flag,
            Inner inner,
            @Since(version = 2, absent = "") double[] numbers) {}

    record Moved(int count, Inner inner, String name) {}

    record Widened(String name, long count, Inner inner) {}

    record MayBeNull(String name, int count, @Nullable Inner inner) {}

    record Shrunk(String name, int count) {}

    record Unexplained(String name, int count, Inner inner, long more) {}

    record Changed(String name, String count, Inner inner) {}

    record Narrowed(String name, int count, Inner inner) {}

    record NoDefault(@Since(version = 2, absent = "seven") int count) {}

    record NoBoolean(@Since(version = 2, absent = "yes") boolean flag) {}

    record NoText(@Since(version = 2, absent = "1") Inner inner) {}

    record NotEmpty(@Since(version = 2, absent = "1") List<String> names) {}

    @Property(tries = 50)
    void readsOlderValuesWithDefaultsAsTheyAre(@ForAll String name, @ForAll int count)
            throws IOException {
        byte[] bytes =
                Releases.bytes(
                        RecordSerializer.of(First.class), new First(name, count, new Inner(count)));

        Grown read = RecordSerializer.of(Grown.class).deserialize(new DataInputDeserializer(bytes));

        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(
                        new Grown(
                                7,
                                name,
                                Side.BUY,
                                count,
                                true,
                                new Inner(count),
                                null,
                                Optional.empty(),
                                List.of(),
                                new double[0],
                                new BigDecimal("1.50")));
        assertThat(Releases.compatibility(savepoint(First.class, Grown.class), Grown.class))
                .matches(compatibility -> compatibility.isCompatibleAsIs());
    }

    @Test
    void readsTheVersionsInBetweenToo() throws IOException {
        Second second = new Second(1, "two", 3, false, new Inner(4), new double[] {5});

        Grown read =
                RecordSerializer.of(Grown.class)
                        .deserialize(
                                new DataInputDeserializer(
                                        Releases.bytes(RecordSerializer.of(Second.class), second)));

        assertThat(read.before()).isEqualTo(1);
        assertThat(read.flag()).isFalse();
        assertThat(read.numbers()).containsExactly(5);
        assertThat(read.side()).isEqualTo(Side.BUY);
    }

    @Test
    void whatASavepointRestoresReadsAndWritesTheOlderBytes() throws IOException {
        First first = new First("one", 2, new Inner(3));
        byte[] bytes = Releases.bytes(RecordSerializer.of(First.class), first);

        RecordSerializer<Grown> restored = savepoint(First.class, Grown.class).restoreSerializer();
        Grown read = restored.deserialize(new DataInputDeserializer(bytes));

        assertThat(read.name()).isEqualTo("one");
        assertThat(read.before()).isEqualTo(7);
        assertThat(Releases.bytes(restored, read)).isEqualTo(bytes);
    }

    @Test
    void migratesWhatHasMoved() throws IOException {
        Moved moved = migrate(new First("one", 2, new Inner(3)), First.class, Moved.class);

        assertThat(moved).isEqualTo(new Moved(2, new Inner(3), "one"));
    }

    @Test
    void migratesANumberThatHasBecomeLarger() throws IOException {
        Widened widened = migrate(new First("one", -2, new Inner(3)), First.class, Widened.class);

        assertThat(widened).isEqualTo(new Widened("one", -2L, new Inner(3)));
    }

    @Test
    void migratesWhatMayBeNullNow() throws IOException {
        MayBeNull read = migrate(new First("one", 2, new Inner(3)), First.class, MayBeNull.class);

        assertThat(read).isEqualTo(new MayBeNull("one", 2, new Inner(3)));
    }

    @Test
    void refusesARecordThatHasLostAComponent() throws IOException {
        assertRefused(
                First.class,
                Shrunk.class,
                "Shrunk had a component 'inner': components may be added, never removed");
    }

    @Test
    void refusesAComponentThatSaysNothingOfOlderRecords() throws IOException {
        assertRefused(
                First.class,
                Unexplained.class,
                "Unexplained had no component 'more' in version 1:"
                        + " say with @Since(version = 2) what it was");
    }

    @Test
    void refusesAComponentThatHasBecomeSomethingElse() throws IOException {
        assertRefused(First.class, Changed.class, "was a int and cannot be read as a text");
        assertRefused(Widened.class, Narrowed.class, "was a long and cannot be read as a int");
    }

    @Test
    void refusesARecordOfANewerRelease() throws IOException {
        assertRefused(
                Grown.class,
                First.class,
                "was written in version 3 by a newer release; this one knows version 1");
        byte[] bytes =
                Releases.bytes(
                        RecordSerializer.of(Second.class),
                        new Second(1, "two", 3, false, new Inner(4), new double[] {5}));
        assertThatThrownBy(
                        () ->
                                RecordSerializer.of(First.class)
                                        .deserialize(new DataInputDeserializer(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("First reads versions 1 to 1, not 2");
    }

    @Test
    void refusesARecordInsideThatIsGone() throws IOException {
        assertRefused(Outer.class, OtherOuter.class, "components may be added, never removed");
    }

    record Outer(First first) {}

    record OtherOuter(Moved first) {}

    @Test
    void refusesAnotherSerializersState() {
        assertThat(
                        Releases.compatibility(
                                RecordSerializer.of(First.class).snapshotConfiguration(),
                                First.class))
                .matches(compatibility -> compatibility.isCompatibleAsIs());
        assertThat(
                        RecordSerializer.of(Inner.class)
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(new OtherSnapshot())
                                .isIncompatible())
                .isTrue();
    }

    /** Of a serializer that is none of ours. */
    static final class OtherSnapshot extends SimpleTypeSerializerSnapshot<Inner> {
        OtherSnapshot() {
            super(() -> RecordSerializer.of(Inner.class));
        }
    }

    @Test
    void saysWhichClassIsGone() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new Schemas(List.of(new RecordSchema("no.such.Record", 1, List.of()))).write(out);

        assertThatThrownBy(() -> Releases.read(out.getCopyOfBuffer()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("records of no.such.Record, a class that is gone");
    }

    @Test
    void refusesADefaultThatIsNoneBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> RecordSerializer.of(NoDefault.class))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> RecordSerializer.of(NoBoolean.class))
                .hasMessageContaining("not true or false: 'yes'");
        assertThatThrownBy(() -> RecordSerializer.of(NoText.class))
                .hasMessageContaining("has no text for a default");
        assertThatThrownBy(() -> RecordSerializer.of(NotEmpty.class))
                .hasMessageContaining("only nothing has a text, not '1'");
    }

    /** As Flink migrates state: read by what was stored, written by today's. */
    private static <E extends Record, L extends Record> L migrate(
            E value, Class<E> earlier, Class<L> later) throws IOException {
        RecordSerializerSnapshot<L> savepoint = savepoint(earlier, later);
        assertThat(Releases.compatibility(savepoint, later).isCompatibleAfterMigration()).isTrue();
        byte[] old = Releases.bytes(RecordSerializer.of(earlier), value);
        RecordSerializer<L> restored = savepoint.restoreSerializer();
        L read = restored.deserialize(new DataInputDeserializer(old));
        assertThat(Releases.bytes(restored, read)).isEqualTo(old);
        byte[] migrated = Releases.bytes(RecordSerializer.of(later), read);
        return RecordSerializer.of(later).deserialize(new DataInputDeserializer(migrated));
    }

    private static <E extends Record, L extends Record> void assertRefused(
            Class<E> earlier, Class<L> later, String reason) throws IOException {
        RecordSerializerSnapshot<L> savepoint = savepoint(earlier, later);

        assertThatThrownBy(savepoint::restoreSerializer)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
        assertThat(Releases.compatibility(savepoint, later).isIncompatible()).isTrue();
    }

    private static <E extends Record, L extends Record> RecordSerializerSnapshot<L> savepoint(
            Class<E> earlier, Class<L> later) throws IOException {
        return Releases.snapshot(earlier, later);
    }
}
