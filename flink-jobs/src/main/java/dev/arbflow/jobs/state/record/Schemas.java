package dev.arbflow.jobs.state.record;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The schemas of a record and of all records inside it.
 *
 * @param all each record once, the outermost first
 */
record Schemas(List<RecordSchema> all) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of records that were never written before. */
    static final Schemas NONE = new Schemas(List.of());

    Schemas {
        all = List.copyOf(all);
    }

    Optional<RecordSchema> of(String record) {
        return all.stream().filter(schema -> schema.record().equals(record)).findFirst();
    }

    /** Full name of the record that holds the others. */
    String outermost() {
        return all.get(0).record();
    }

    /** Whether a codec of these schemas reads what one of earlier schemas wrote. */
    boolean readsAsIs(Schemas earlier) {
        return earlier.all.stream()
                .allMatch(
                        before ->
                                of(before.record())
                                        .map(today -> today.readsAsIs(before))
                                        .orElse(false));
    }

    /** Why values of earlier schemas cannot become values of these; empty if they can. */
    Optional<String> refusal(Schemas earlier) {
        return earlier.all.stream().flatMap(before -> refusal(before).stream()).findFirst();
    }

    private Optional<String> refusal(RecordSchema before) {
        Optional<RecordSchema> today = of(before.record());
        return today.isPresent()
                ? today.get().refusal(before)
                : Optional.of(
                        "%s held records of %s: components may be added, never removed"
                                .formatted(outermost(), before.record()));
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(all.size());
        for (RecordSchema schema : all) {
            schema.write(out);
        }
    }

    static Schemas read(DataInputView in) throws IOException {
        List<RecordSchema> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(RecordSchema.read(in));
        }
        return new Schemas(all);
    }
}
