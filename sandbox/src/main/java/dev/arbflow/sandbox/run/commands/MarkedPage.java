package dev.arbflow.sandbox.run.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A document of which a command writes what stands between two lines.
 *
 * @param file the document
 * @param begin the line before it
 * @param end the line after it
 */
record MarkedPage(Path file, String begin, String end) {

    /**
     * Refuses a document in which nothing can be put.
     *
     * @throws IOException as {@link #write} would
     */
    void check() throws IOException {
        read();
        if (!Files.isWritable(file)) {
            throw new IOException(file + " cannot be written");
        }
    }

    /**
     * Replaces what stands between the lines.
     *
     * @throws IOException if the document does not have them, or cannot be read or written
     */
    void write(List<String> lines) throws IOException {
        String text = read();
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String middle = "\n" + String.join("\n", lines) + "\n";
        Files.writeString(file, before + middle + text.substring(text.indexOf(end)));
    }

    private String read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        if (from < 0 || text.indexOf(end) < from) {
            throw new IOException(file + " has no lines " + begin + " and " + end);
        }
        return text;
    }
}
