package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.EnvFile;
import dev.arbflow.jobs.config.settings.SecretFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is given to a process without being an argument.
 *
 * @param variables of the process; they win
 * @param file what stands in {@code .env}
 */
public record Environment(Map<String, String> variables, Map<String, String> file) {
    /** Nothing. */
    static final Environment NONE = new Environment(Map.of(), Map.of());

    public Environment {
        variables = SecretFiles.read(withoutBlank(variables));
        file = SecretFiles.read(withoutBlank(file));
    }

    /**
     * That of this process, with the file that the script in front has named.
     *
     * @throws dev.arbflow.jobs.config.ConfigError if the file cannot be read
     */
    public static Environment ofThisProcess() {
        return new Environment(System.getenv(), EnvFile.named(System.getenv()));
    }

    /** From names to values, whichever wins. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(file);
        all.putAll(variables);
        return all;
    }

    /** The same without what names or describes a server. */
    public Environment withoutServers() {
        return new Environment(withoutServers(variables), withoutServers(file));
    }

    private static Map<String, String> withoutServers(Map<String, String> values) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        for (Part part : Part.values()) {
            rest.remove(part.setting().name());
        }
        return rest;
    }

    /** Where a name has its value from, for a person. */
    String where(String name) {
        return name + (variables.containsKey(name) ? " from the environment" : " from .env");
    }

    private static Map<String, String> withoutBlank(Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.values().removeIf(String::isBlank);
        return kept;
    }
}
