package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What {@code scripts/config.sh check} runs: prints every setting as the jobs would take it, who
 * set it, and whether the jobs would start. Nothing is connected to, and no secret is shown.
 */
public final class ConfigCheck {
    private static final int STARTS = 0;
    private static final int DOES_NOT_START = 2;

    /** Those that decide what is found, who is told, and what cannot be changed afterwards. */
    private static final List<Setting> WEIGHTY =
            List.of(
                    Setting.DATA_ORIGIN,
                    Setting.VENUES,
                    Setting.MARKETS,
                    Setting.MIN_NET_BPS,
                    Setting.MIN_NOTIONAL,
                    Setting.DWELL_MS,
                    Setting.FEES_FILE,
                    Setting.PSEUDONYM_KEY,
                    Setting.ALERT_TO,
                    Setting.MAIL_JOURNAL_DIR);

    private ConfigCheck() {}

    /**
     * Checks the settings of this process.
     *
     * @param args settings as the jobs take them
     * @param jobs reads what the jobs read, and throws {@link ConfigError} as they do
     * @return 0 if the jobs would start, 2 if a setting is missing or wrong
     */
    public static int run(String[] args, Consumer<ConfigReader> jobs, PrintStream out) {
        return run(args, Environment::ofThisProcess, jobs, out);
    }

    static int run(
            String[] args,
            Supplier<Environment> given,
            Consumer<ConfigReader> jobs,
            PrintStream out) {
        try {
            Environment environment = given.get();
            Settings settings = new Settings(args, environment);
            print(new EffectiveSettings(settings), out);
            EffectiveSettings.misspelt(environment.all().keySet())
                    .forEach(
                            (name, meant) ->
                                    out.println(
                                            name + " is no setting; did you mean " + meant + "?"));
            ConfigReader reader = new ConfigReader(settings);
            jobs.accept(reader);
            reader.pipeline().notCompared().forEach(out::println);
            out.println("The jobs would start with these settings.");
            return STARTS;
        } catch (ConfigError e) {
            return refused(e, out);
        }
    }

    private static int refused(ConfigError e, PrintStream out) {
        out.println("The jobs would not start: " + e.getMessage());
        return DOES_NOT_START;
    }

    private static void print(EffectiveSettings settings, PrintStream out) {
        out.println("The ten that matter most:");
        for (Setting setting : WEIGHTY) {
            print(settings.row(setting), out);
            out.println("      " + setting.meaning());
        }
        out.println();
        out.println("The others:");
        settings.rows().stream()
                .filter(row -> !WEIGHTY.contains(row.setting()))
                .forEach(row -> print(row, out));
        out.println();
    }

    private static void print(EffectiveSettings.Row row, PrintStream out) {
        out.printf("  %-28s %-40s %s%n", row.setting(), row.value(), row.origin());
    }
}
