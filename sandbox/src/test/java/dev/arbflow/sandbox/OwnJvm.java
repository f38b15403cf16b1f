package dev.arbflow.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of a test's own, with the options that the scripts give theirs. */
public final class OwnJvm {
    private OwnJvm() {}

    /** The command that starts a main class; its arguments are to follow. */
    public static List<String> command(String classPath, Class<?> main) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        classPath,
                        main.getName()));
    }

    /** The class path of this JVM. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
