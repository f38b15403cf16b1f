package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
    @TempDir Path dir;

    @Test
    void takesWhatFitsAndSaysOnceThatItIsFull() throws Exception {
        Path file = dir.resolve("libraries.out");
        print(file, "12345", "67890", "abc");

        assertThat(file).hasContent("12345678\n(this file is full)\n");
    }

    @Test
    void goesOnWhereItWas() throws Exception {
        Path file = Files.writeString(dir.resolve("libraries.out"), "before ");
        print(file, "x");

        assertThat(file).hasContent("before x");
    }

    private static void print(Path file, String... words) throws Exception {
        try (PrintStream out =
                new PrintStream(new BoundedFile(file, 8), true, StandardCharsets.UTF_8)) {
            for (String word : words) {
                out.print(word);
            }
        }
    }
}
