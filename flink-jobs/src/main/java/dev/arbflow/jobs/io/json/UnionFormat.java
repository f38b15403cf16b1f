package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.jobs.io.fields.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One record of two kinds, told apart by the field {@code type}.
 *
 * @param <U> holds a record of either kind, and null for the other
 * @param <A> the first kind
 * @param <B> the second kind
 */
final class UnionFormat<U, A, B> implements JsonFormat<U> {
    private static final String TYPE = "type";

    private final Case<U, A> first;
    private final Case<U, B> second;

    UnionFormat(Case<U, A> first, Case<U, B> second) {
        this.first = first;
        this.second = second;
    }

    /** One kind: its name, its fields, and the way into the union and out of it. */
    record Case<U, V>(
            String type, RecordFormat<V> format, Function<U, V> of, Function<V, U> union) {

        Case(String type, Table<V> table, Function<U, V> of, Function<V, U> union) {
            this(type, new RecordFormat<>(table), of, union);
        }

        private boolean write(U value, JsonGenerator out) throws IOException {
            V record = of.apply(value);
            if (record == null) {
                return false;
            }
            out.writeStringField(TYPE, type);
            format.write(record, out);
            return true;
        }

        private U read(JsonFields in) throws ReadError {
            return union.apply(format.read(in));
        }
    }

    @Override
    public void write(U value, JsonGenerator out) throws IOException {
        if (!first.write(value, out)) {
            second.write(value, out);
        }
    }

    @Override
    public U read(JsonFields in) throws ReadError {
        String type = in.text(TYPE);
        if (type.equals(first.type())) {
            return first.read(in);
        }
        if (type.equals(second.type())) {
            return second.read(in);
        }
        throw new ReadError("type '" + type + "' does not belong in this topic");
    }

    @Override
    public int minor() {
        return Math.max(first.format().minor(), second.format().minor());
    }

    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(TYPE, "text", "", '`' + first.type() + "` or `" + second.type() + '`'));
        leaves.addAll(first.format().leaves());
        Set<String> common = leaves.stream().map(Leaf::path).collect(Collectors.toSet());
        for (Leaf leaf : second.format().leaves()) {
            if (!common.contains(leaf.path())) {
                String meaning = second.type() + " only: " + leaf.meaning();
                leaves.add(new Leaf(leaf.path(), leaf.type(), leaf.unit(), meaning));
            }
        }
        return leaves;
    }
}
