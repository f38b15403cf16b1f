package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.EnvFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@code .env} file adds to the variables of a script, for the jobs that it starts; the
 * variables win, as in {@link Environment}.
 */
public final class EnvExport {
    private static final String SHELL_NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private EnvExport() {}

    /**
     * Prints it, each as {@code NAME=value} and a NUL character, by which scripts read it.
     *
     * @param args the file
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Map<String, String> variables = System.getenv();
            added(EnvFile.read(Path.of(args[0]), variables), variables)
                    .forEach((name, value) -> out.print(name + '=' + value + '\0'));
        } catch (ConfigError e) {
            System.err.println("arbflow: " + e.getMessage());
            System.exit(2);
        }
        out.flush();
    }

    /** A secret that the variables give one way is not added the other way: both are refused. */
    private static Map<String, String> added(
            Map<String, String> file, Map<String, String> variables) {
        Map<String, String> added = new LinkedHashMap<>(file);
        added.keySet().removeIf(name -> !name.matches(SHELL_NAME) || given(name, variables));
        for (Setting setting : Setting.values()) {
            String other = SecretFiles.variable(setting);
            if (setting.isSecret() && given(setting.name(), variables)) {
                added.remove(other);
            }
            if (setting.isSecret() && given(other, variables)) {
                added.remove(setting.name());
            }
        }
        return added;
    }

    /** An empty variable counts as not given. */
    private static boolean given(String name, Map<String, String> variables) {
        return !variables.getOrDefault(name, "").isBlank();
    }
}
