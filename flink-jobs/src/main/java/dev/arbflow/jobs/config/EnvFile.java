package dev.arbflow.jobs.config;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a {@code .env} file as docker compose does, for jobs and scripts alike; nothing in it is
 * ever run.
 */
public final class EnvFile {
    /** The system property by which scripts name the file; a file that is not there is empty. */
    static final String PROPERTY = "arbflow.env.file";

    private static final String SHELL_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private EnvFile() {}

    /**
     * Prints what a file adds to the environment, where an empty variable counts as not given, each
     * as {@code NAME=value} and a NUL character, by which scripts read it.
     *
     * @param args the file
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            read(Path.of(args[0]), System.getenv())
                    .forEach(
                            (name, value) -> {
                                if (name.matches(SHELL_NAME)
                                        && System.getenv().getOrDefault(name, "").isBlank()) {
                                    out.print(name + '=' + value + '\0');
                                }
                            });
        } catch (ConfigError e) {
            System.err.println("arbflow: " + e.getMessage());
            System.exit(2);
        }
        out.flush();
    }

    /**
     * What stands in a file.
     *
     * @param environment what variables in values are replaced by, before what stands above them
     * @return from names to values, in the order of the file
     * @throws ConfigError if the file cannot be read, with the line but never with a value
     */
    public static Map<String, String> read(Path file, Map<String, String> environment) {
        try {
            return new EnvText(file.toString(), Files.readString(file), environment).settings();
        } catch (CharacterCodingException e) {
            throw new ConfigError(file + " is not written in UTF-8", e);
        } catch (IOException e) {
            throw new ConfigError(file + " cannot be read", e);
        }
    }

    /**
     * What stands in the file that the script in front has named, if there is one.
     *
     * @throws ConfigError if the file cannot be read
     */
    public static Map<String, String> named(Map<String, String> environment) {
        String file = System.getProperty(PROPERTY, "");
        return file.isEmpty() || Files.notExists(Path.of(file))
                ? Map.of()
                : read(Path.of(file), environment);
    }
}
