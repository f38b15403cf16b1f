package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All runs of a data folder, each in a folder named by its beginning and by what it reads. */
public final class Runs {
    /** Names the run that has started last, for scripts and people. */
    static final String LATEST = "latest";

    private static final String FOLDER = "runs";

    /** Names sort by time, and may be the name of a file anywhere. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("[0-9-]+T[0-9.]+Z-([a-z]+)(-[0-9]+)?");

    private final Path dataDir;

    /**
     * @param dataDir where they are kept; need not be there
     */
    public Runs(Path dataDir) {
        this.dataDir = dataDir;
    }

    /** A new folder for its owner only; two runs may begin together. */
    Path create(Instant began, String what) throws IOException {
        String name = STAMP.format(began) + '-' + what;
        Path all = OwnerOnly.folders(dataDir.resolve(FOLDER));
        Path folder = all.resolve(name);
        for (int next = 2; !made(folder); next++) {
            folder = all.resolve(name + '-' + next);
        }
        return folder;
    }

    private static boolean made(Path folder) throws IOException {
        try {
            OwnerOnly.newFolder(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Notes that a run has started; whole or not at all, others may be reading. */
    void started(Path run) throws IOException {
        Path draft = dataDir.resolve(LATEST + '.' + ProcessHandle.current().pid());
        Files.writeString(draft, run.getFileName() + "\n");
        Files.move(
                draft,
                dataDir.resolve(LATEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The folder of a run that can be continued.
     *
     * @param which its name; empty for the latest that read the same
     * @param what a word on what is read
     * @throws IOException in one line, if there is none
     */
    Path toContinue(String which, String what) throws IOException {
        if (which.isEmpty()) {
            return newest(run -> what.equals(whatItRead(run)))
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            "--resume: no run of " + what + " data in " + dataDir));
        }
        Path run = named(which);
        if (!what.equals(whatItRead(run))) {
            throw new IOException("--resume: " + which + " is no run of " + what + " data");
        }
        return run;
    }

    private static String whatItRead(Path run) {
        Matcher name = NAME.matcher(run.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    /**
     * The folder that a person means who wants to read what a run has stored.
     *
     * @param which the run's name; empty for the latest
     * @throws IOException if that run has stored nothing here
     */
    public Path stored(String which) throws IOException {
        Path run = which.isEmpty() ? latest().orElse(dataDir) : named(which);
        if (!hasStored(run)) {
            throw new IOException(
                    run.equals(dataDir)
                            ? "no run has stored anything in " + dataDir
                            : run + " has no documents; was its MongoDB given by MONGO_URI?");
        }
        return run;
    }

    private Path named(String which) throws IOException {
        Path run = dataDir.resolve(FOLDER).resolve(which);
        if (!Files.isDirectory(run)) {
            throw new IOException("no such run: " + run);
        }
        return run;
    }

    private Optional<Path> latest() throws IOException {
        Path note = dataDir.resolve(LATEST);
        if (Files.isRegularFile(note)) {
            Path run = dataDir.resolve(FOLDER).resolve(Files.readString(note).strip());
            if (Files.isDirectory(run)) { // a person may have deleted it
                return Optional.of(run);
            }
        }
        return newest(Runs::hasStored);
    }

    private Optional<Path> newest(Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(dataDir.resolve(FOLDER))) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(dataDir.resolve(FOLDER))) {
            return runs.filter(wanted)
                    .max(Comparator.comparing(run -> run.getFileName().toString()));
        }
    }

    private static boolean hasStored(Path folder) {
        return Files.isDirectory(folder.resolve("mongo"));
    }

    @Override
    public String toString() {
        return dataDir.toString();
    }
}
