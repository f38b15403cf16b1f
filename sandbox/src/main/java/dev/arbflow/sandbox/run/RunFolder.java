package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The folder of one run, held by it: new, or that of a run that is continued.
 *
 * <p>What a run leaves in stores and topics would otherwise be counted with what the next one
 * finds. Nothing of an earlier run is changed or removed, unless it is continued.
 */
public final class RunFolder implements AutoCloseable {
    private static final String MARK = "run.lock";

    private final Runs runs;
    private final Path folder;
    private final boolean resumed;
    private final FileChannel held;

    private RunFolder(Runs runs, Path folder, boolean resumed, FileChannel held) {
        this.runs = runs;
        this.folder = folder;
        this.resumed = resumed;
        this.held = held;
    }

    /**
     * Makes the folder of a run.
     *
     * @param runs where all runs are kept; made if there is none
     * @param began when the run began
     * @param what a word on what the run reads
     * @throws IOException in one line, if it cannot be made or written to
     */
    public static RunFolder make(Runs runs, Instant began, String what) throws IOException {
        try {
            Path folder = runs.create(began, what);
            return new RunFolder(runs, folder, false, lock(folder));
        } catch (AccessDeniedException e) {
            throw new IOException("--data-dir: may not write to " + e.getFile(), e);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("--data-dir: " + e.getFile() + " is no folder", e);
        } catch (IOException e) {
            throw new IOException("--data-dir: cannot use " + runs + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes the folder of an earlier run.
     *
     * @param which the run's name; empty for the latest that read the same
     * @param what a word on what the run reads
     * @throws IOException in one line, if there is none or it cannot be written to
     */
    public static RunFolder resume(Runs runs, String which, String what) throws IOException {
        Path folder = runs.toContinue(which, what);
        try {
            return new RunFolder(runs, folder, true, lock(folder));
        } catch (AccessDeniedException e) {
            throw new IOException("--resume: may not write to " + e.getFile(), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        channel.close();
        throw new IOException("another run uses " + folder);
    }

    /** Notes that the run has begun to store, so that those who read the latest run mean it. */
    void started() throws IOException {
        runs.started(folder);
    }

    /** Whether it holds what an earlier run has stored. */
    public boolean isResumed() {
        return resumed;
    }

    /** Where everything of this run is. */
    Path path() {
        return folder;
    }

    /** A file of this run. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
