package dev.arbflow.connector.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A journal of one small file a mail, named by the hash of its Message-ID: object stores can add
 * objects but not append to one. The oldest files are deleted beyond a fixed number.
 */
final class DirectoryJournal implements SentJournal {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private final FileSystem files;
    private final Path directory;
    private final int capacity;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Queue<String> oldestFirst = new ArrayDeque<>();

    private DirectoryJournal(FileSystem files, Path directory, int capacity) {
        this.files = files;
        this.directory = directory;
        this.capacity = capacity;
    }

    /**
     * Reads which mails were sent.
     *
     * @throws IOException in one line, if the directory can be neither read nor made
     */
    static DirectoryJournal open(String uri, int capacity) throws IOException {
        Path directory = new Path(uri);
        try {
            FileSystem files = directory.getFileSystem();
            make(directory, files);
            FileStatus[] found = files.listStatus(directory);
            DirectoryJournal journal = new DirectoryJournal(files, directory, capacity);
            Arrays.sort(found, Comparator.comparingLong(FileStatus::getModificationTime));
            for (FileStatus file : found) {
                journal.remember(file.getPath().getName());
            }
            return journal;
        } catch (IOException e) {
            throw new IOException("mail journal " + uri + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** On this machine for its owner only: it tells whom we wrote to and when. */
    private static void make(Path directory, FileSystem files) throws IOException {
        if (files.isDistributedFS()) {
            files.mkdirs(directory);
            return;
        }
        java.nio.file.Path local = java.nio.file.Path.of(directory.getPath());
        if (local.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(local, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectories(local);
        }
    }

    @Override
    public boolean contains(String messageId) {
        return names.contains(nameOf(messageId));
    }

    /** The file holds the Message-ID, for people who look into the directory. */
    @Override
    public void record(String messageId) throws IOException {
        String name = nameOf(messageId);
        Path file = new Path(directory, name);
        try (FSDataOutputStream out = files.create(file, WriteMode.OVERWRITE)) {
            out.write((messageId + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        remember(name);
    }

    private void remember(String name) throws IOException {
        if (names.add(name)) {
            oldestFirst.add(name);
        }
        while (oldestFirst.size() > capacity) {
            String oldest = oldestFirst.remove();
            names.remove(oldest);
            files.delete(new Path(directory, oldest), false);
        }
    }

    private static String nameOf(String messageId) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(messageId.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
