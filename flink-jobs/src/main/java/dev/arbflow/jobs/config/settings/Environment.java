package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.EnvFile;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is given to a process without being an argument: its variables, and below them what stands
 * in {@code .env}.
 *
 * <p>An empty value counts as not given, so that it does not hide the file's. Each of the two names
 * files of secrets for itself.
 */
public final class Environment {
    /** Nothing. */
    public static final Environment NONE = new Environment(Map.of(), Map.of());

    private static final String VARIABLES = "environment";
    private static final String FILE = ".env";

    private final Map<String, Given> given = new LinkedHashMap<>();

    /**
     * A value.
     *
     * @param source which of the two has it
     * @param origin the same, or the file of a secret
     */
    private record Given(String value, String source, String origin) {}

    /**
     * @param variables of the process; they win
     * @param file what stands in {@code .env}
     * @throws ConfigError if the file of a secret cannot be used, or if the same source gives a
     *     secret both ways
     */
    public Environment(Map<String, String> variables, Map<String, String> file) {
        take(file, FILE);
        take(variables, VARIABLES);
    }

    private Environment(Map<String, Given> given) {
        this.given.putAll(given);
    }

    /**
     * That of this process, with the file that the script in front has named.
     *
     * @throws ConfigError if the file cannot be read
     */
    public static Environment ofThisProcess() {
        return new Environment(System.getenv(), EnvFile.named(System.getenv()));
    }

    private void take(Map<String, String> source, String name) {
        Map<String, String> kept = new LinkedHashMap<>(source);
        kept.values().removeIf(String::isBlank);
        Map<String, String> origins = new HashMap<>();
        SecretFiles.named(kept)
                .forEach((secret, path) -> origins.put(secret.name(), "file " + path));
        SecretFiles.read(kept)
                .forEach(
                        (key, value) ->
                                given.put(
                                        key,
                                        new Given(value, name, origins.getOrDefault(key, name))));
    }

    /** From names to values, whichever wins. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        given.forEach((name, value) -> all.put(name, value.value()));
        return Collections.unmodifiableMap(all);
    }

    /** The same without some names. */
    public Environment without(Collection<String> names) {
        Map<String, Given> rest = new LinkedHashMap<>(given);
        rest.keySet().removeAll(names);
        return new Environment(rest);
    }

    /** Who gave a name its value: {@code environment}, {@code .env} or the file of a secret. */
    String origin(String name) {
        return given.get(name).origin();
    }

    /** Where a name has its value from, for a person. */
    public String where(String name) {
        boolean variable = given.get(name).source().equals(VARIABLES);
        return name + (variable ? " from the environment" : " from .env");
    }
}
