package dev.arbflow.sandbox.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that goes wrong in a run.
 *
 * @param seed same seed, same frames lost, doubled and reordered
 * @param lines in the order of the file
 */
public record FaultScenario(long seed, List<FaultLine> lines) {
    private static final long STANDARD_SEED = 1;

    /** Keeps its own copy. */
    public FaultScenario {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if there is no such file
     * @throws IllegalArgumentException if a line is wrong; the message names file and line
     */
    public static FaultScenario read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        return parse(file.getFileName().toString(), Files.readAllLines(file));
    }

    /**
     * Reads lines.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException if a line is wrong; the message names file and line
     */
    public static FaultScenario parse(String name, List<String> lines) {
        long seed = STANDARD_SEED;
        List<FaultLine> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = words(lines.get(i));
            try {
                if (words.size() == 2 && words.get(0).equals("seed")) {
                    seed = seed(words.get(1));
                } else if (!words.isEmpty()) {
                    faults.add(new LineReader(words).read());
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException(name + ": nothing goes wrong in it");
        }
        return new FaultScenario(seed, faults);
    }

    private static List<String> words(String line) {
        String said = line.split("#", 2)[0].trim();
        return said.isEmpty() ? List.of() : List.of(said.split("\\s+", -1));
    }

    private static long seed(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is not a whole number", e);
        }
    }
}
