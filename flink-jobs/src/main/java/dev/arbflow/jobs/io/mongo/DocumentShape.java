package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.jobs.io.fields.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The fields of a document and the columns of an export, as they follow from fields of records. */
final class DocumentShape {
    private static final String ID = "_id";

    private final boolean complete;
    private final List<DocumentField> fields = new ArrayList<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    /**
     * @param complete whether fields that are not nullable are always there
     */
    DocumentShape(boolean complete) {
        this.complete = complete;
    }

    /** How the date is called that stands beside a moment. */
    static String dateName(String moment) {
        return moment.equals("atUs") ? "at" : moment.substring(0, moment.length() - 2) + "At";
    }

    List<DocumentField> fields() {
        return fields;
    }

    /** Paths in the document by the names of their columns. */
    Map<String, String> columns() {
        return columns;
    }

    /** Adds what a field of a record becomes below a path. */
    void add(Field<?> field, String prefix) {
        add(field, prefix, UnaryOperator.identity());
    }

    /**
     * @param heading of the name of a column; empty text gives no column
     */
    private void add(Field<?> field, String prefix, UnaryOperator<String> heading) {
        if (!field.isDocumented()) {
            return;
        }
        String path = field.isKey() ? ID : prefix + field.name();
        if (field.isInline()) {
            field.table().fields().forEach(inner -> add(inner, prefix, heading));
        } else if (field.kind() == Kind.GROUP) {
            UnaryOperator<String> below = below(field, heading);
            field.table().fields().forEach(inner -> add(inner, path + '.', below));
        } else if (field.kind() == Kind.GROUPS) {
            addColumn(heading.apply(column(field)), path);
            field.table().fields().forEach(inner -> add(inner, path + "[].", name -> ""));
        } else {
            addValue(field, prefix, path);
            addColumn(heading.apply(column(field)), path);
        }
    }

    private void addValue(Field<?> field, String prefix, String path) {
        if (field.isDated()) {
            String meaning = '`' + field.name() + "` as a date";
            String date = prefix + dateName(field.name());
            fields.add(new DocumentField(new Leaf(date, "date", "ms, moment", meaning), complete));
        }
        Leaf leaf =
                new Leaf(
                        path + field.kind().elements(),
                        field.kind().inDocuments(),
                        field.unit(),
                        field.meaning());
        boolean required = field.isKey() || (complete && !field.isNullable());
        fields.add(new DocumentField(leaf, required));
    }

    private void addColumn(String column, String path) {
        if (!column.isEmpty()) {
            columns.put(column, path);
        }
    }

    private static String column(Field<?> field) {
        if (!field.isExported()) {
            return "";
        }
        return field.isMoment() ? dateName(field.name()) : field.name();
    }

    private static UnaryOperator<String> below(Field<?> group, UnaryOperator<String> heading) {
        return name ->
                name.isEmpty() || !group.isExported() ? "" : heading.apply(headed(group, name));
    }

    private static String headed(Field<?> group, String name) {
        return switch (group.heading()) {
            case JOINED ->
                    group.name()
                            + name.substring(0, 1).toUpperCase(Locale.ROOT)
                            + name.substring(1);
            case DOTTED -> group.name() + '.' + name;
            case BARE -> name;
        };
    }
}
