package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run, new for each run and below those of all runs.
 *
 * <p>What a run leaves in stores and topics would otherwise be counted with what the next one
 * finds. Nothing of an earlier run is changed or removed.
 */
final class RunFolder implements AutoCloseable {
    private static final String RUNS = "runs";
    private static final String MARK = "run.lock";

    /** Names sort by time, and may be the name of a file anywhere. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileChannel held;

    private RunFolder(Path folder, FileChannel held) {
        this.folder = folder;
        this.held = held;
    }

    /**
     * Makes the folder of a run.
     *
     * @param dataDir where all runs are kept; made if there is none
     * @param began when the run began
     * @param what a word on what the run reads
     * @throws IOException in one line, if it cannot be made or written to
     */
    static RunFolder make(Path dataDir, Instant began, String what) throws IOException {
        String name = STAMP.format(began) + '-' + what;
        try {
            Path runs = Files.createDirectories(dataDir.resolve(RUNS));
            Path folder = runs.resolve(name);
            for (int next = 2; !made(folder); next++) {
                folder = runs.resolve(name + '-' + next);
            }
            return new RunFolder(folder, lock(folder.resolve(MARK)));
        } catch (AccessDeniedException e) {
            throw new IOException("--data-dir: may not write to " + e.getFile(), e);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("--data-dir: " + e.getFile() + " is no folder", e);
        } catch (IOException e) {
            throw new IOException("--data-dir: cannot use " + dataDir + ": " + e.getMessage(), e);
        }
    }

    /** Whether there was none of this name; two runs may begin together. */
    private static boolean made(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * The folder that a person means who wants to read what a run has stored.
     *
     * @param dir where all runs are kept, of which the latest is meant, or the folder of one run
     * @throws IOException if no run has stored anything there
     */
    static Path stored(Path dir) throws IOException {
        return latest(dir)
                .or(() -> Optional.of(dir).filter(RunFolder::hasStored))
                .orElseThrow(() -> new IOException("no run has stored anything in " + dir));
    }

    private static Optional<Path> latest(Path dataDir) throws IOException {
        if (!Files.isDirectory(dataDir.resolve(RUNS))) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(dataDir.resolve(RUNS))) {
            return runs.filter(RunFolder::hasStored)
                    .max(Comparator.comparing(run -> run.getFileName().toString()));
        }
    }

    private static boolean hasStored(Path folder) {
        return Files.isDirectory(folder.resolve("mongo"));
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
        throw new IOException("another run uses " + mark.getParent());
    }

    /** Where everything of this run is. */
    Path path() {
        return folder;
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
