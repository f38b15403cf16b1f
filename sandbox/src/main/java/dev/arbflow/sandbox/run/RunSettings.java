package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.OwnerOnly;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.Arguments;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.config.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of a run: what a person gives, and for the rest what fits one process.
 *
 * <p>A server that is given is used; one that is not is started in this process.
 */
public final class RunSettings {
    private static final String PSEUDONYM_KEY = Setting.PSEUDONYM_KEY.name();

    /**
     * Settings for a process that is broker, stores and jobs at once: fewer requests and commits;
     * others win.
     */
    private static final Map<String, String> OF_ITS_SIZE =
            Map.of(
                    "MONGO_FLUSH_MS", "1000",
                    "INFLUX_FLUSH_MS", "5000",
                    "CHECKPOINT_EVERY_MS", "30000");

    private final List<String> args;
    private final Environment environment;
    private final Map<Setting, String> arguments;
    private final Map<String, String> values;
    private final Set<Part> own = EnumSet.noneOf(Part.class);
    private final Set<String> unused = new TreeSet<>();
    private String keyOrigin = "made for this run";

    /**
     * @param args settings as {@code --key value}; they win
     * @throws dev.arbflow.jobs.config.ConfigError if an argument is not a setting
     * @throws IllegalArgumentException if an argument is about a server that is not given
     */
    public RunSettings(List<String> args, Environment environment) {
        this.args = List.copyOf(args);
        this.environment = environment;
        arguments = new Arguments(args.toArray(String[]::new)).values();
        values = new LinkedHashMap<>(environment.all());
        for (Part part : Part.values()) {
            if (!isGiven(part.setting())) {
                own.add(part);
                part.companions().forEach(companion -> drop(companion, part));
                values.put(part.setting().name(), part.placeholder());
            }
        }
        suggest(OF_ITS_SIZE);
        suggest(PatternRun.SETTINGS);
        suggest(ownOnly());
        suggest(Map.of(PSEUDONYM_KEY, randomKey()));
    }

    /** What is given, without what names a server. */
    public static Environment withoutServers(Environment given) {
        return given.without(
                Arrays.stream(Part.values()).map(part -> part.setting().name()).toList());
    }

    private boolean isGiven(Setting setting) {
        return arguments.containsKey(setting) || environment.all().containsKey(setting.name());
    }

    private void drop(Setting companion, Part part) {
        if (arguments.containsKey(companion)) {
            throw new IllegalArgumentException(
                    "--"
                            + companion.key()
                            + " is about "
                            + part.setting()
                            + ", which is not given");
        }
        if (values.remove(companion.name()) != null) {
            unused.add(companion.name());
        }
    }

    private Map<String, String> ownOnly() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (own.contains(Part.KAFKA)) {
            settings.put("KAFKA_PARTITIONS", "1");
            settings.put("KAFKA_RETENTION_BYTES", Long.toString(Servers.PARTITION_BYTES));
        }
        if (own.contains(Part.INFLUX)) {
            settings.put("INFLUX_TOKEN", "none");
        }
        if (own.contains(Part.MAIL)) {
            settings.putAll(Servers.ALERTS);
        }
        return settings;
    }

    /** Which servers are started in this process. */
    public Set<Part> own() {
        return own;
    }

    /** What names a given server, and where it stands; never its value. */
    Optional<String> origin(Part part) {
        return own.contains(part) ? Optional.empty() : Optional.of(where(part.setting()));
    }

    /** Where the key of published trade ids comes from. */
    String keyOrigin() {
        return isGiven(Setting.PSEUDONYM_KEY) ? where(Setting.PSEUDONYM_KEY) : keyOrigin;
    }

    /**
     * Keeps a key that was made for a run, or takes the kept one, so that a run that goes on gives
     * the same ids.
     */
    public void keepKey(Path file) throws IOException {
        if (isGiven(Setting.PSEUDONYM_KEY)) {
            return;
        }
        if (Files.exists(file)) {
            values.put(PSEUDONYM_KEY, Files.readString(file).strip());
            keyOrigin = "kept from the start of this run";
        } else {
            OwnerOnly.write(file, values.get(PSEUDONYM_KEY));
        }
    }

    /** Where each part of a run comes from, by its name for a person. */
    Map<String, String> origins(Servers servers) {
        Map<String, String> origins = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            origins.put(
                    part.title(),
                    servers.address(part)
                            .map(address -> "embedded on " + address)
                            .or(() -> origin(part))
                            .orElseThrow());
        }
        origins.put("key of trade ids", keyOrigin());
        if (!unused.isEmpty()) {
            origins.put(
                    "not used",
                    String.join(", ", unused) + ", of .env or environment: this run has its own");
        }
        return origins;
    }

    private String where(Setting setting) {
        return arguments.containsKey(setting)
                ? "--" + setting.key()
                : environment.where(setting.name());
    }

    /** What was given beside the arguments and has no effect in this run. */
    Set<String> unused() {
        return unused;
    }

    /**
     * Keeps data that is not live away from what is.
     *
     * @param what a word on the data
     * @throws IllegalArgumentException if such data would go into a given store under a name that
     *     does not say so
     */
    public void keepApart(String what) {
        if (what.equals("live")) {
            return;
        }
        Arrays.stream(Part.values())
                .filter(part -> !own.contains(part) && part.named().isPresent())
                .forEach(part -> checkName(part.setting(), part.named().get(), what));
    }

    private void checkName(Setting server, Setting named, String what) {
        String name = arguments.getOrDefault(named, values.getOrDefault(named.name(), ""));
        if (!name.toLowerCase(Locale.ROOT).contains(what)) {
            throw new IllegalArgumentException(
                    "%s is given, and %s data must not mix with what is there: let %s contain '%2$s', or leave %1$s out"
                            .formatted(server, what, named));
        }
    }

    /** Settings for what nobody has given. */
    void suggest(Map<String, String> settings) {
        settings.forEach(values::putIfAbsent);
    }

    /** A setting if nobody has given it. */
    public void suggest(String name, String value) {
        values.putIfAbsent(name, value);
    }

    /** Settings that follow from what has been started, whatever was given. */
    void replace(Map<String, String> settings) {
        settings.forEach(
                (name, value) -> {
                    values.put(name, value);
                    if (environment.all().containsKey(name)) {
                        unused.add(name);
                    }
                });
    }

    /**
     * The settings as they are now.
     *
     * @throws dev.arbflow.jobs.config.ConfigError if one is missing or wrong
     */
    public PipelineConfig read() {
        return new ConfigReader(args.toArray(String[]::new), values).pipeline();
    }

    /** A key that nobody can guess. */
    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
