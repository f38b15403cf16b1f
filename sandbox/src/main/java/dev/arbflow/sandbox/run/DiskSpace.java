package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;

/** Says when a run's folder has become large; removes nothing. */
public final class DiskSpace {
    /** With less than this a run is not started. */
    public static final long FREE_AT_LEAST = 1L << 30;

    /** At this size of its folder a run says so, and again each time it has grown by as much. */
    static final long LARGE = 4L << 30;

    private final Path folder;
    private final long step;
    private long next;

    DiskSpace(Path folder, long step) {
        this.folder = folder;
        this.step = step;
        this.next = step;
    }

    /**
     * Looks whether there is room for a run.
     *
     * @param dataDir need not be there yet
     * @param least bytes that must be free
     * @throws IOException in one line, if there is not
     */
    public static void check(Path dataDir, long least) throws IOException {
        Path there = dataDir.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < least) {
            throw new IOException(
                    "--data-dir: %s has %s free, and a run is not started with less than %s"
                            .formatted(there, shown(free), shown(least)));
        }
    }

    /** A line, if the folder has grown beyond the next size that is worth one. */
    Optional<String> look() throws IOException {
        long size = size(folder);
        if (size < next) {
            return Optional.empty();
        }
        next = (size / step + 1) * step;
        return Optional.of(
                "The folder of this run holds %s; nothing of it is removed: %s"
                        .formatted(shown(size), folder));
    }

    /** Servers add and remove files meanwhile. */
    private static long size(Path folder) throws IOException {
        long[] sum = {0};
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        sum[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sum[0];
    }

    private static String shown(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
                : (bytes >> 20) + " MiB";
    }
}
