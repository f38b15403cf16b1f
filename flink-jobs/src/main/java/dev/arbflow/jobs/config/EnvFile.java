package dev.arbflow.jobs.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

    private EnvFile() {}

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
