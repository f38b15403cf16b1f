package dev.arbflow.jobs;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.kafka.StoredRules;
import dev.arbflow.jobs.io.mongo.backup.StoredDocuments;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder with what cannot be made again once servers are lost: the key of published ids, rules,
 * and documents that do not expire. State of the jobs is Flink's, in savepoints.
 *
 * <p>{@code SHA256SUMS} lists every file as {@code sha256sum} does.
 */
public final class Backup {
    private static final String KEY = "pseudonym.key";
    private static final String RULES = "rules.tsv";
    private static final String DOCUMENTS = "documents";
    private static final String SUMS = "SHA256SUMS";

    private final PipelineConfig config;
    private final Path folder;
    private final Consumer<String> tell;

    /**
     * @param config names the servers and holds the key
     * @param tell gets a line about each part
     */
    public Backup(PipelineConfig config, Path folder, Consumer<String> tell) {
        this.config = config;
        this.folder = folder;
        this.tell = tell;
    }

    /**
     * Fills a new folder.
     *
     * @throws ConfigError if a server does not answer, or refuses
     * @throws IOException if the folder is there and not empty, or cannot be written
     */
    public void write() throws IOException {
        requireEmpty();
        ownerOnly(Files.createDirectories(folder), "rwx------");
        Path key = Files.createFile(folder.resolve(KEY));
        ownerOnly(key, "rw-------");
        Files.writeString(key, key().reveal() + "\n");
        tell.accept("key of published ids: " + key);
        tell.accept("rules: " + StoredRules.write(config.kafka(), folder.resolve(RULES)));
        StoredDocuments.write(
                config.stores().mongo(), Files.createDirectory(folder.resolve(DOCUMENTS)), tell);
        Path part = Files.write(folder.resolve(SUMS + ".part"), sums(files()));
        Files.move(part, folder.resolve(SUMS), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts back what is missing on the servers; nothing that is there is changed.
     *
     * @throws ConfigError if a server does not answer or refuses, or the configured key is not that
     *     of the backup
     * @throws IOException if a file is not as it was written
     */
    public void restore() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(SUMS))) {
            throw new IOException(folder + " holds no whole backup: " + SUMS + " is missing");
        }
        requireSame();
        Path key = folder.resolve(KEY);
        if (!new Secret(Files.readString(key).strip()).equals(key())) {
            throw new ConfigError(
                    "PSEUDONYM_KEY is not that of the backup, so published ids would change;"
                            + " set PSEUDONYM_KEY_FILE="
                            + key);
        }
        tell.accept("rules: " + StoredRules.read(config.kafka(), folder.resolve(RULES)));
        StoredDocuments.read(config.stores().mongo(), folder.resolve(DOCUMENTS), tell);
    }

    private Secret key() {
        return config.privacy().masterKey();
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new IOException(folder + " is not empty; name a new folder");
                }
            }
        }
    }

    /** Whatever the JVM's umask says: documents are nobody else's either. */
    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(KEY), folder.resolve(RULES)));
        try (Stream<Path> documents = Files.list(folder.resolve(DOCUMENTS))) {
            documents.sorted().forEach(files::add);
        }
        return files;
    }

    private List<String> sums(List<Path> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(sum(file) + "  " + folder.relativize(file));
        }
        return lines;
    }

    private void requireSame() throws IOException {
        for (String line : Files.readAllLines(folder.resolve(SUMS), StandardCharsets.UTF_8)) {
            String[] sumAndName = line.split(" {2}", 2);
            if (sumAndName.length < 2) {
                throw new IOException(folder.resolve(SUMS) + " is not as it was written");
            }
            Path file = folder.resolve(sumAndName[1]);
            if (!Files.exists(file) || !sum(file).equals(sumAndName[0])) {
                throw new IOException(file + " is missing or not as it was written");
            }
        }
    }

    private static String sum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
