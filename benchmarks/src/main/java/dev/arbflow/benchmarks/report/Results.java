package dev.arbflow.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file that keeps what was measured last of each benchmark. */
final class Results {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    /** All, by name; nothing where there is no file yet. */
    List<Measured> read() throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<>() {})
                : List.of();
    }

    /** Replaces what was measured anew, and gives all, by name. */
    List<Measured> updated(List<Measured> anew) throws IOException {
        Map<String, Measured> all = new TreeMap<>();
        read().forEach(each -> all.put(each.key(), each));
        anew.forEach(each -> all.put(each.key(), each));
        List<Measured> sorted = new ArrayList<>(all.values());
        Files.writeString(file, JSON.writeValueAsString(sorted) + "\n");
        return sorted;
    }
}
