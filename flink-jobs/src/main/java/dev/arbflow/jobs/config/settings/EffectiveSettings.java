package dev.arbflow.jobs.config.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What every setting is for the jobs, and who said so, for a person. */
final class EffectiveSettings {
    private static final String MASK = "***";

    /** So many letters may be wrong for a name to be taken for a misspelt setting. */
    private static final int MISSPELT = 2;

    private final Settings settings;

    /**
     * A setting as it stands.
     *
     * @param value for a person: masked if it is a secret, in brackets if it is a default in words
     * @param origin who said so
     */
    record Row(Setting setting, String value, String origin) {}

    EffectiveSettings(Settings settings) {
        this.settings = settings;
    }

    /** One row per setting, in the order of the documentation. */
    List<Row> rows() {
        return Arrays.stream(Setting.values()).map(this::row).toList();
    }

    /** The row of a setting. */
    Row row(Setting setting) {
        String value =
                settings.find(setting)
                        .map(text -> setting.isSecret() ? MASK : text)
                        .orElseGet(() -> "(" + setting.byDefault() + ")");
        return new Row(setting, value, settings.origin(setting));
    }

    /**
     * Which of some names nobody reads although they look like a setting, each with what it may be
     * meant to be.
     */
    static Map<String, String> misspelt(Collection<String> names) {
        TreeSet<String> known = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            known.add(setting.name());
            if (setting.isSecret()) {
                known.add(SecretFiles.variable(setting));
            }
        }
        Map<String, String> found = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(
                        name ->
                                ClosestName.within(MISSPELT, name, known)
                                        .ifPresent(meant -> found.put(name, meant)));
        return found;
    }
}
