package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Secrets that stand in files instead of variables: {@code SMTP_PASS_FILE} names the file of {@code
 * SMTP_PASS}, and so on for every secret.
 *
 * <p>A variable is seen by whoever may look at a process or a container; a file has permissions.
 */
public final class SecretFiles {
    private static final String ENDING = "_FILE";

    private SecretFiles() {}

    /** The variable that names the file of a secret. */
    static String variable(Setting secret) {
        return secret.name() + ENDING;
    }

    /**
     * The same variables, with what stands in the files that some of them name instead of those
     * names.
     *
     * @param environment from names to values; an empty value counts as not given
     * @throws ConfigError if a file cannot be read, is empty or has more than one line, or if a
     *     secret is given both ways; never with what stands in it
     */
    public static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        named(environment)
                .forEach((secret, file) -> all.put(secret.name(), read(secret, file, environment)));
        for (Setting setting : Setting.values()) {
            if (setting.isSecret()) {
                all.remove(variable(setting));
            }
        }
        return all;
    }

    /** The files of secrets that are named, each as its variable has it. */
    static Map<Setting, String> named(Map<String, String> environment) {
        Map<Setting, String> named = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String file = environment.getOrDefault(variable(setting), "").strip();
            if (setting.isSecret() && !file.isEmpty()) {
                named.put(setting, file);
            }
        }
        return named;
    }

    private static String read(Setting secret, String file, Map<String, String> environment) {
        String name = variable(secret);
        if (!environment.getOrDefault(secret.name(), "").isBlank()) {
            throw new ConfigError(secret.name() + " and " + name + " are both set; keep one");
        }
        String text = text(name, file).strip();
        if (text.isEmpty() || text.lines().count() > 1) {
            throw new ConfigError(
                    "%s: %s must hold the secret in one line, and nothing else"
                            .formatted(name, file));
        }
        return text;
    }

    private static String text(String name, String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new ConfigError(name + ": " + file + " cannot be read", e);
        }
    }
}
