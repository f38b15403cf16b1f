package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirectoryJournalTest {
    @TempDir Path directory;

    @Test
    void theNextAttemptOfAJobKnowsWhatTheLastOneSent() throws IOException {
        open(10).record("<1@a>");
        SentJournal next = open(10);
        assertThat(next.contains("<1@a>")).isTrue();
        assertThat(next.contains("<2@a>")).isFalse();
    }

    @Test
    void aPersonCanReadWhatWasSent() throws IOException {
        open(10).record("<1@a>");
        try (Stream<Path> files = Files.list(directory.resolve("sent"))) {
            assertThat(files).singleElement().satisfies(f -> assertThat(f).hasContent("<1@a>\n"));
        }
    }

    @Test
    void theOldestFilesAreDeleted() throws IOException {
        SentJournal journal = open(2);
        journal.record("<1@a>");
        journal.record("<2@a>");
        journal.record("<2@a>");
        journal.record("<3@a>");
        assertThat(journal.contains("<1@a>")).isFalse();
        assertThat(journal.contains("<2@a>")).isTrue();
        assertThat(journal.contains("<3@a>")).isTrue();
        assertThat(directory.resolve("sent").toFile().list()).hasSize(2);
    }

    @Test
    void theOldestFilesAreTheOldestByTime() throws IOException {
        DirectoryJournal journal = open(10);
        journal.record("<1@a>");
        journal.record("<2@a>");
        try (Stream<Path> files = Files.list(directory.resolve("sent"))) {
            for (Path file : files.toList()) {
                long ageMs = Files.readString(file).startsWith("<2") ? 2_000 : 1_000;
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 - ageMs));
            }
        }
        DirectoryJournal smaller = open(1);
        assertThat(smaller.contains("<1@a>")).isTrue();
        assertThat(smaller.contains("<2@a>")).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isForItsOwnerOnly() throws IOException {
        open(10);

        assertThat(Files.getPosixFilePermissions(directory.resolve("sent")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamedInOneLine() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DirectoryJournal.open(file.toUri().toString(), 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("mail journal " + file.toUri() + " cannot be used: ");
        assertThatThrownBy(() -> DirectoryJournal.open("nowhere://x/y", 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("mail journal nowhere://x/y cannot be used: ");
    }

    private DirectoryJournal open(int capacity) throws IOException {
        return DirectoryJournal.open(directory.resolve("sent").toUri().toString(), capacity);
    }
}
