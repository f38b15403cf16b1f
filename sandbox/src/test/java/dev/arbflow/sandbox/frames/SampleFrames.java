package dev.arbflow.sandbox.frames;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Counts in the text of the recording that the project ships, so that it can be made anew. */
public final class SampleFrames {
    private SampleFrames() {}

    /** Where it is, whichever folder the tests run in. */
    public static Path folder() {
        return RepositoryFiles.path("docs/sample-frames");
    }

    /** How often a pattern is found in what a feed said. */
    public static int count(String file, String pattern) throws IOException {
        StringBuilder said = new StringBuilder();
        for (RecordedFrame frame : FrameFile.read(folder().resolve(file))) {
            said.append(frame.toClient() ? frame.text() : "").append('\n');
        }
        return (int) Pattern.compile(pattern).matcher(said).results().count();
    }
}
