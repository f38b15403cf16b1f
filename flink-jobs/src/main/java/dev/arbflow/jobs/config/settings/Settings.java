package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings as given, each as the type its reader asks for.
 *
 * <p>An argument wins over the environment; an empty variable counts as not given.
 */
final class Settings {
    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    /**
     * A value.
     *
     * @param where the name under which a person gave it
     * @param origin who that was
     */
    private record Given(String value, String where, String origin) {}

    /**
     * @param args {@code --key value} or {@code --key=value}
     * @throws ConfigError if an argument is unknown, given twice, without value or a secret
     */
    Settings(String[] args, Environment environment) {
        Map<String, String> variables = environment.all();
        for (Setting setting : Setting.values()) {
            String name = setting.name();
            if (variables.containsKey(name)) {
                String value = variables.get(name).strip();
                given.put(setting, new Given(value, name, environment.origin(name)));
            }
        }
        new Arguments(args)
                .values()
                .forEach(
                        (setting, value) ->
                                given.put(
                                        setting,
                                        new Given(value, "--" + setting.key(), "argument")));
    }

    /** The text, the default's text, or empty. */
    Optional<String> find(Setting setting) {
        Given value = given.get(setting);
        return value == null ? setting.fallback() : Optional.of(value.value());
    }

    /** Who gave it: an argument, the environment, {@code .env}, a file, or the default. */
    String origin(Setting setting) {
        Given value = given.get(setting);
        return value == null ? "default" : value.origin();
    }

    /**
     * The text.
     *
     * @throws ConfigError if nobody gave it and there is no default
     */
    String text(Setting setting) {
        return find(setting).orElseThrow(() -> new ConfigError(missing(setting)));
    }

    /** The text, kept from being printed. */
    Secret secret(Setting setting) {
        return new Secret(text(setting));
    }

    /** A finite number. */
    double number(Setting setting) {
        return parsed(setting, Settings::finite, "a number");
    }

    /** A whole number within bounds. */
    int integer(Setting setting, int least, int most) {
        int value = parsed(setting, Integer::parseInt, "a whole number");
        if (value < least || value > most) {
            throw wrong(setting, "must be from " + least + " to " + most);
        }
        return value;
    }

    /** A duration written as whole milliseconds. */
    Duration millis(Setting setting, long least) {
        long value = parsed(setting, Long::parseLong, "a whole number of milliseconds");
        if (value < least || value > Integer.MAX_VALUE) {
            throw wrong(setting, "must be from " + least + " to " + Integer.MAX_VALUE + " ms");
        }
        return Duration.ofMillis(value);
    }

    /** A comma-separated list without repetitions, at least one element. */
    <T> List<T> list(Setting setting, Function<String, T> parser, String what) {
        List<T> values = new ArrayList<>();
        for (String element : text(setting).split(",", -1)) {
            T value = parse(setting, element.strip(), parser, what);
            if (values.contains(value)) {
                throw wrong(setting, "names " + element.strip() + " twice");
            }
            values.add(value);
        }
        return values;
    }

    /** One of an enum's constants, in any case. */
    <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return parsed(setting, text -> constant(text, type), "one of " + names(type));
    }

    /** Whatever the parser makes of the text. */
    <T> T parsed(Setting setting, Function<String, T> parser, String what) {
        return parse(setting, text(setting), parser, what);
    }

    /** Whatever the parser makes of the text, if there is one. */
    <T> Optional<T> found(Setting setting, Function<String, T> parser, String what) {
        return find(setting).map(text -> parse(setting, text, parser, what));
    }

    /** The error for a setting whose value cannot be used. */
    ConfigError wrong(Setting setting, String problem) {
        return new ConfigError(where(setting) + " " + problem + ", not '" + shown(setting) + "'");
    }

    /** The constant of that name, in any case. */
    static <E extends Enum<E>> E constant(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'"
                                                + text
                                                + "' is not known; did you mean "
                                                + ClosestName.to(
                                                        text, List.of(names(type).split(", ")))
                                                + "?"));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name())
                .collect(Collectors.joining(", "));
    }

    private <T> T parse(Setting setting, String text, Function<String, T> parser, String what) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new ConfigError(wrong(setting, "must be " + what).getMessage(), e);
        } catch (IllegalArgumentException e) {
            String why = setting.isSecret() ? "" : ": " + e.getMessage();
            throw new ConfigError(wrong(setting, "must be " + what).getMessage() + why, e);
        }
    }

    /** Unlike {@code Double.parseDouble} this takes neither NaN nor hexadecimal nor suffixes. */
    private static double finite(String text) {
        double value = new BigDecimal(text).doubleValue();
        if (Double.isInfinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private String where(Setting setting) {
        Given value = given.get(setting);
        return value == null ? setting.name() : value.where();
    }

    private String shown(Setting setting) {
        return setting.isSecret() ? "***" : text(setting);
    }

    private static String missing(Setting setting) {
        return setting.isSecret()
                ? setting.name() + " is not set; put it into the environment"
                : setting.name()
                        + " is not set; put it into the environment or give --"
                        + setting.key();
    }
}
