package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --key value} and {@code --key=value}. */
public final class Arguments {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /**
     * Takes what a main is given.
     *
     * @throws ConfigError if an argument is unknown, given twice, without value or a secret
     */
    public Arguments(String[] args) {
        int next = 0;
        while (next < args.length) {
            String[] parts = args[next++].split("=", 2);
            Setting setting = named(parts[0]);
            String value;
            if (parts.length == 2) {
                value = parts[1];
            } else if (next < args.length && !args[next].startsWith("--")) {
                value = args[next++];
            } else {
                throw new ConfigError(parts[0] + " has no value");
            }
            put(setting, value.strip());
        }
    }

    /** What was given. */
    public Map<Setting, String> values() {
        return values;
    }

    private void put(Setting setting, String value) {
        if (setting.isSecret()) {
            throw new ConfigError(
                    "--"
                            + setting.key()
                            + " is a secret and arguments are shown to others; put "
                            + setting.name()
                            + " into the environment");
        }
        if (value.isEmpty()) {
            throw new ConfigError("--" + setting.key() + " has no value");
        }
        if (values.put(setting, value) != null) {
            throw new ConfigError("--" + setting.key() + " is given twice");
        }
    }

    private static Setting named(String argument) {
        return Arrays.stream(Setting.values())
                .filter(setting -> argument.equals("--" + setting.key()))
                .findFirst()
                .orElseThrow(() -> new ConfigError(unknown(argument)));
    }

    private static String unknown(String argument) {
        List<String> known =
                Arrays.stream(Setting.values()).map(setting -> "--" + setting.key()).toList();
        return "unknown setting '"
                + argument
                + "'; did you mean "
                + ClosestName.to(argument, known)
                + "?";
    }
}
