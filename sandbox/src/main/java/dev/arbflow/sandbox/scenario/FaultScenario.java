package dev.arbflow.sandbox.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that goes wrong in a run.
 *
 * @param seed same seed, same frames lost, doubled and reordered, of the same sequence of frames
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
        String name = file.getFileName().toString();
        try {
            return parse(name, Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + ": is not text in UTF-8", e);
        }
    }

    /**
     * Reads lines.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException if a line is wrong; the message names file and line
     */
    public static FaultScenario parse(String name, List<String> lines) {
        OptionalLong seed = OptionalLong.empty();
        List<FaultLine> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = words(lines.get(i));
            try {
                if (!words.isEmpty() && words.get(0).equals("seed")) {
                    if (seed.isPresent()) {
                        throw new IllegalArgumentException("'seed' is said twice");
                    }
                    seed = OptionalLong.of(seed(words));
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
        return new FaultScenario(seed.orElse(STANDARD_SEED), faults);
    }

    private static List<String> words(String line) {
        String said = line.split("#", 2)[0].trim();
        return said.isEmpty() ? List.of() : List.of(said.split("\\s+", -1));
    }

    private static long seed(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException("'seed' takes one whole number");
        }
        try {
            return Long.parseLong(words.get(1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + words.get(1) + "' is not a whole number", e);
        }
    }
}
