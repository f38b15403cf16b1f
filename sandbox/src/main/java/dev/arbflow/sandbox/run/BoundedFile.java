package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that takes what is written until it is full, says that once, and drops the rest. */
public final class BoundedFile extends OutputStream {
    private final OutputStream file;
    private long left;

    /**
     * @param most bytes, with those that are in the file already
     */
    public BoundedFile(Path path, long most) throws IOException {
        file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        left = Math.max(0, most - Files.size(path));
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = (int) Math.min(length, Math.max(0, left));
        file.write(bytes, offset, taken);
        left -= taken;
        if (taken < length && left == 0) {
            left = -1;
            file.write("\n(this file is full)\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
