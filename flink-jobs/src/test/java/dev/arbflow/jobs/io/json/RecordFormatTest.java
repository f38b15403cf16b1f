package dev.arbflow.jobs.io.json;

import static dev.arbflow.jobs.io.fields.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.jobs.io.fields.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
    /** What a name stands for. */
    public enum Colour {
        RED,
        OTHER
    }

    /** A record that has grown twice. */
    public record Grown(long first, int second, String third, Colour colour) {}

    private static final Table<Grown> GROWN =
            Table.of(
                    Grown.class,
                    field("first", FieldType.LONG, Grown::first),
                    field("second", FieldType.INT, Grown::second).since(1, 7),
                    field("third", FieldType.TEXT, Grown::third).nullable().since(2, null),
                    field("colour", FieldType.choice(Colour.class, Colour.OTHER), Grown::colour));

    private final RecordFormat<Grown> format = new RecordFormat<>(GROWN);
    private final List<String> unknown = new ArrayList<>();

    @Test
    void theNewestFieldGivesTheMinorVersion() {
        assertThat(format.minor()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsOlderThanAFieldHasItsDefault() throws Exception {
        assertThat(read(0, "{'first':1,'colour':'RED'}"))
                .isEqualTo(new Grown(1, 7, null, Colour.RED));
        assertThat(read(1, "{'first':1,'second':2,'colour':'RED'}"))
                .isEqualTo(new Grown(1, 2, null, Colour.RED));
    }

    @Test
    void aRecordThatShouldHaveAFieldMustHaveIt() {
        assertThatThrownBy(() -> read(1, "{'first':1,'colour':'RED'}"))
                .isInstanceOf(ReadError.class)
                .hasMessage("second is missing");
        assertThatThrownBy(() -> read(2, "{'first':1,'second':2,'colour':'RED'}"))
                .hasMessage("third is missing");
    }

    @Test
    void aNewerVersionIsReadAndWhatIsUnknownIsReported() throws Exception {
        assertThat(read(9, "{'first':1,'second':2,'third':null,'fourth':4,'colour':'BLUE'}"))
                .isEqualTo(new Grown(1, 2, null, Colour.OTHER));
        assertThat(unknown).containsExactly("colour=BLUE");
    }

    @Test
    void whatANewFieldWasBeforeIsDocumented() {
        assertThat(format.leaves())
                .extracting(Leaf::meaning)
                .anyMatch(meaning -> meaning.endsWith("since minor version 1, 7 before"));
    }

    @Test
    void aComponentWithoutAFieldIsNoticedAtOnce() {
        Field<Grown> only = field("first", FieldType.LONG, Grown::first);

        assertThatThrownBy(() -> new RecordFormat<>(Table.of(Grown.class, only)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Grown")
                .hasMessageContaining("second")
                .hasMessageContaining("colour");
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        Field<Grown> first = field("first", FieldType.LONG, Grown::first);

        assertThatThrownBy(() -> Table.of(Grown.class, first, first))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Grown read(int minor, String json) throws Exception {
        return format.read(
                new JsonFields(
                        new ObjectMapper().readTree(json.replace('\'', '"')),
                        "a record",
                        minor,
                        (name, value) -> unknown.add(name + '=' + value)));
    }
}
