package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.flink.util.FileUtils;

/**
 * The folder of one run: nothing of an earlier run is in it, and no other run gets it meanwhile.
 *
 * <p>What a run leaves in stores and topics would otherwise be counted with what the next one
 * finds. Only what a run makes is removed, and only where a run has left its mark.
 */
final class RunFolder implements AutoCloseable {
    private static final String MARK = "run.lock";
    private static final List<String> PARTS =
            List.of("checkpoints", "influx", "kafka", "mail-journal", "mongo", "savepoints");

    private final Path folder;
    private final FileChannel held;

    private RunFolder(Path folder, FileChannel held) {
        this.folder = folder;
        this.held = held;
    }

    /**
     * Takes a folder, which is made if there is none.
     *
     * @throws IOException if another run has it, if something that no run made is in the way, or if
     *     it cannot be emptied
     */
    static RunFolder take(Path folder) throws IOException {
        Path mark = Files.createDirectories(folder).resolve(MARK);
        List<Path> old = PARTS.stream().map(folder::resolve).filter(Files::exists).toList();
        if (!old.isEmpty() && Files.notExists(mark)) {
            throw new IOException(
                    "--data-dir: no run has made " + old.get(0) + "; name another folder");
        }
        RunFolder taken = new RunFolder(folder, lock(mark));
        try {
            for (Path part : old) {
                FileUtils.deleteDirectory(part.toFile());
            }
            return taken;
        } catch (IOException e) {
            taken.close();
            throw e;
        }
    }

    private static FileChannel lock(Path mark) throws IOException {
        FileChannel channel =
                FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        channel.close();
        throw new IOException("--data-dir: another run uses " + mark.getParent());
    }

    /** A file of this run. */
    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
