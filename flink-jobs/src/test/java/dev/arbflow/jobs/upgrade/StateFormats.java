package dev.arbflow.jobs.upgrade;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordSerializerSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats in which a savepoint keeps values.
 *
 * <p>Flink writes, in front of each state, the class name of each format it is made of; a savepoint
 * of one file has them all in {@code _metadata}.
 */
final class StateFormats {
    private static final Pattern SNAPSHOT =
            Pattern.compile("(?:dev\\.arbflow|org\\.apache\\.flink)[\\w.$]*Snapshot\\b[\\w$]*");

    /** Formats that follow the fields of a class instead of a version of ours. */
    private static final Pattern UNVERSIONED = Pattern.compile("Kryo|Pojo|Record|Java|Avro|Tuple");

    private StateFormats() {}

    /** The classes that Flink restores the formats with. */
    static SortedSet<String> in(Path savepoint) throws IOException {
        byte[] bytes = Files.readAllBytes(savepoint.resolve("_metadata"));
        SortedSet<String> found = new TreeSet<>();
        Matcher names = SNAPSHOT.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (names.find()) {
            found.add(names.group());
        }
        return found;
    }

    /** Whether values say by which version they were written: ours, and those of Flink's parts. */
    static boolean isVersioned(String format) {
        return format.startsWith("dev.arbflow")
                ? isOurs(format)
                : !UNVERSIONED.matcher(format).find();
    }

    private static boolean isOurs(String format) {
        if (format.equals(RecordSerializerSnapshot.class.getName())) {
            return true;
        }
        try {
            Class<?> serializer = Class.forName(format).getEnclosingClass();
            return serializer != null && StateSerializer.class.isAssignableFrom(serializer);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(format, e);
        }
    }
}
