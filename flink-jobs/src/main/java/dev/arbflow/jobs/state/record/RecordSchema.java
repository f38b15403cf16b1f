package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The components of a record as they are written: which, in which order, in which formats.
 *
 * @param record full name of the class
 * @param version that is written; bytes of earlier ones lack the components that came later
 * @param fields in the order of the bytes
 */
record RecordSchema(String record, int version, List<Field> fields) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A component.
     *
     * @param name its name in the record
     * @param since first version whose bytes have it
     * @param format {@link Codec#format}
     */
    record Field(String name, int since, String format) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    RecordSchema {
        fields = List.copyOf(fields);
    }

    /** Whether a codec of this schema reads what one of an earlier schema wrote. */
    boolean readsAsIs(RecordSchema earlier) {
        return earlier.fields.equals(
                fields.stream().filter(field -> field.since <= earlier.version).toList());
    }

    /** Why values of an earlier schema cannot become values of this one; empty if they can. */
    Optional<String> refusal(RecordSchema earlier) {
        if (earlier.version > version) {
            return Optional.of(
                    "%s was written in version %d by a newer release; this one knows version %d"
                            .formatted(record, earlier.version, version));
        }
        return missing(earlier).or(() -> unexplained(earlier));
    }

    private Optional<String> missing(RecordSchema earlier) {
        return earlier.fields.stream()
                .filter(field -> !byName().containsKey(field.name))
                .map(
                        field ->
                                "%s had a component '%s': components may be added, never removed"
                                        .formatted(record, field.name))
                .findFirst();
    }

    private Optional<String> unexplained(RecordSchema earlier) {
        return fields.stream()
                .filter(field -> !earlier.byName().containsKey(field.name))
                .filter(field -> field.since <= earlier.version)
                .map(
                        field ->
                                "%s had no component '%s' in version %d: say with @Since(version = %d) what it was"
                                        .formatted(
                                                record,
                                                field.name,
                                                earlier.version,
                                                earlier.version + 1))
                .findFirst();
    }

    private Map<String, Field> byName() {
        return fields.stream().collect(Collectors.toMap(Field::name, Function.identity()));
    }

    void write(DataOutputView out) throws IOException {
        out.writeUTF(record);
        out.writeByte(version);
        out.writeInt(fields.size());
        for (Field field : fields) {
            out.writeUTF(field.name);
            out.writeByte(field.since);
            out.writeUTF(field.format);
        }
    }

    static RecordSchema read(DataInputView in) throws IOException {
        String record = in.readUTF();
        int version = in.readByte();
        List<Field> fields = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fields.add(new Field(in.readUTF(), in.readByte(), in.readUTF()));
        }
        return new RecordSchema(record, version, fields);
    }
}
