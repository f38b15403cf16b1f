package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What every setting is for the jobs, and who said so.
 *
 * <p>A value comes from the first of these that has one: an argument, the environment, the {@code
 * .env} file, the default.
 */
final class EffectiveSettings {
    private static final String MASK = "***";

    /** So many letters may be wrong for a name to be taken for a misspelt setting. */
    private static final int MISSPELT = 2;

    private final Map<Setting, Row> rows = new EnumMap<>(Setting.class);
    private final Map<String, String> environment;
    private final Map<String, String> file;

    /**
     * A setting as it stands.
     *
     * @param value for a person: masked if it is a secret, in brackets if it is a default in words
     * @param origin who said so
     */
    record Row(Setting setting, String value, String origin) {}

    /**
     * @param args {@code --key value} or {@code --key=value}
     * @param environment of the process
     * @param file what stands in {@code .env}
     * @throws ConfigError if an argument is wrong or the file of a secret cannot be used
     */
    EffectiveSettings(String[] args, Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
        for (Setting setting : Setting.values()) {
            rows.put(setting, byDefault(setting));
        }
        take(file, ".env");
        take(environment, "environment");
        new Arguments(args)
                .values()
                .forEach((setting, value) -> rows.put(setting, row(setting, value, "argument")));
    }

    /** One row per setting, in the order of the documentation. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** The row of a setting. */
    Row row(Setting setting) {
        return rows.get(setting);
    }

    /**
     * Names that nobody reads and that look like a setting, each with what it may be meant to be.
     */
    Map<String, String> misspelt() {
        TreeSet<String> known = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            known.add(setting.name());
            if (setting.isSecret()) {
                known.add(SecretFiles.variable(setting));
            }
        }
        Map<String, String> found = new LinkedHashMap<>();
        Stream.concat(file.keySet().stream(), environment.keySet().stream())
                .filter(name -> !known.contains(name))
                .forEach(
                        name ->
                                Nearest.within(MISSPELT, name, known)
                                        .ifPresent(meant -> found.put(name, meant)));
        return found;
    }

    private void take(Map<String, String> given, String origin) {
        Map<String, String> values = SecretFiles.read(given);
        Arrays.stream(Setting.values())
                .forEach(
                        setting -> {
                            String value = values.getOrDefault(setting.name(), "").strip();
                            if (!value.isEmpty()) {
                                String where = inFile(setting, given).orElse(origin);
                                rows.put(setting, row(setting, value, where));
                            }
                        });
    }

    private static Optional<String> inFile(Setting setting, Map<String, String> given) {
        return Optional.ofNullable(given.get(SecretFiles.variable(setting)))
                .filter(file -> setting.isSecret() && !file.isBlank())
                .map(file -> "file " + file.strip());
    }

    private static Row row(Setting setting, String value, String origin) {
        return new Row(setting, setting.isSecret() ? MASK : value, origin);
    }

    private static Row byDefault(Setting setting) {
        String value = setting.fallback().orElse("(" + setting.byDefault() + ")");
        return new Row(setting, value, "default");
    }
}
