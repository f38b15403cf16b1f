package dev.arbflow.jobs.io.sbe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Kind;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.io.tables.BookTables;
import dev.arbflow.jobs.io.tables.TradeTables;
import dev.arbflow.repository.RepositoryFiles;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The schema has the fields of the tables, and no others: same names, same types. */
class SchemaTest {
    private final Document schema;

    SchemaTest() throws Exception {
        schema =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(RepositoryFiles.path("flink-jobs/src/main/sbe/market.xml").toFile());
    }

    @Test
    void aBookHasTheFieldsOfItsTable() {
        assertThat(fieldsOf("Book")).isEqualTo(fieldsOf(BookTables.BOOK));
    }

    @Test
    void progressHasTheFieldsOfItsTable() {
        assertThat(fieldsOf("Progress")).isEqualTo(fieldsOf(BookTables.PROGRESS));
    }

    @Test
    void aTradeHasTheFieldsOfItsTable() {
        assertThat(fieldsOf("Trade")).isEqualTo(fieldsOf(TradeTables.TRADE));
    }

    private static Map<String, String> fieldsOf(Table<?> table) {
        Map<String, String> fields = new TreeMap<>();
        for (Field<?> field : table.fields()) {
            if (field.isInline()) {
                fields.putAll(fieldsOf(field.table()));
            } else {
                fields.put(field.name(), kindOf(field.kind()) + since(field.since()));
            }
        }
        return fields;
    }

    private static String kindOf(Kind kind) {
        return switch (kind) {
            case LONG -> "int64";
            case DOUBLE -> "double";
            case TEXT -> "text";
            case LEVELS -> "[price double, quantity double]";
            case TEXTS -> "[text]";
            case LONGS -> "[int64]";
            default -> "not in messages";
        };
    }

    private Map<String, String> fieldsOf(String message) {
        Map<String, String> fields = new TreeMap<>();
        NodeList parts = message(message).getChildNodes();
        for (int i = 0; i < parts.getLength(); i++) {
            if (parts.item(i) instanceof Element part) {
                if (part.getTagName().equals("group")) {
                    addGroup(part, fields);
                } else {
                    fields.put(part.getAttribute("name"), typeOf(part));
                }
            }
        }
        return fields;
    }

    /** Levels are one field with two numbers each; other groups are lists of equal length. */
    private static void addGroup(Element group, Map<String, String> fields) {
        Element first = (Element) group.getElementsByTagName("field").item(0);
        Element text = (Element) group.getElementsByTagName("data").item(0);
        if (text == null) {
            Element second = (Element) group.getElementsByTagName("field").item(1);
            fields.put(
                    group.getAttribute("name"),
                    "[%s %s, %s %s]"
                            .formatted(
                                    first.getAttribute("name"),
                                    typeOf(first),
                                    second.getAttribute("name"),
                                    typeOf(second)));
        } else {
            fields.put(group.getAttribute("name"), "[" + typeOf(text) + "]");
            fields.put(first.getAttribute("name"), "[" + typeOf(first) + "]");
        }
    }

    private static String typeOf(Element part) {
        String since = part.getAttribute("sinceVersion");
        return part.getAttribute("type") + since(since.isEmpty() ? 0 : 1);
    }

    /** The schema counts the versions of all its messages, so only whether there is one tells. */
    private static String since(int minor) {
        return minor == 0 ? "" : ", later";
    }

    private Element message(String name) {
        NodeList messages = schema.getElementsByTagName("sbe:message");
        for (int i = 0; i < messages.getLength(); i++) {
            Element message = (Element) messages.item(i);
            if (message.getAttribute("name").equals(name)) {
                return message;
            }
        }
        throw new AssertionError("no message " + name);
    }
}
