package dev.arbflow.jobs.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of a {@code .env} file.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">
 *     the syntax of docker compose</a>
 */
final class EnvText {
    private static final Pattern BLANK_OR_COMMENT = Pattern.compile("[^\\S\\n]*(#[^\\n]*)?(\\n|$)");
    private static final Pattern NAME =
            Pattern.compile(
                    "[^\\S\\n]*(?:export[^\\S\\n]+)?([A-Za-z_][A-Za-z0-9_.-]*)[^\\S\\n]*"
                            + "([=:]([^\\S\\n]*)|(?=\\n|$))");

    private final String file;
    private final String text;
    private final Map<String, String> environment;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private int at;

    /**
     * @param file how errors name it
     * @param environment what variables in values are replaced by, before what stands above them
     */
    EnvText(String file, String text, Map<String, String> environment) {
        this.file = file;
        this.text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        this.environment = environment;
    }

    /**
     * From names to values.
     *
     * @throws ConfigError with the line that cannot be read
     */
    Map<String, String> settings() {
        while (at < text.length()) {
            if (!skip(BLANK_OR_COMMENT)) {
                statement();
            }
        }
        return settings;
    }

    private void statement() {
        Matcher name = match(NAME);
        if (name == null) {
            throw wrong("is neither NAME=value nor a comment");
        }
        at = name.end();
        if (name.group(2).isEmpty()) {
            return; // a name alone is passed on from the environment, which has it anyway
        }
        settings.put(name.group(1), value(!name.group(3).isEmpty()));
    }

    private String value(boolean afterSpace) {
        return switch (at < text.length() ? text.charAt(at) : '\n') {
            case '\'' -> alone(quoted('\'').replace("\\'", "'"));
            case '"' -> alone(expanded(quoted('"'), true));
            default -> unquoted(afterSpace);
        };
    }

    /** A quoted value, after which nothing but a comment may follow. */
    private String alone(String value) {
        if (!skip(BLANK_OR_COMMENT)) {
            throw wrong("goes on after the closing quote");
        }
        return value;
    }

    private String unquoted(boolean afterSpace) {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        int comment = afterSpace && line.startsWith("#") ? 0 : line.indexOf(" #");
        String value = comment < 0 ? line : line.substring(0, comment);
        String expanded = expanded(value.stripTrailing(), false);
        at += line.length();
        return expanded;
    }

    /** What stands between this quote and the next one without a backslash before it. */
    private String quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw wrong("has no closing " + quote);
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private String expanded(String value, boolean escapes) {
        return new EnvVariables(this::known, this::wrong, escapes).expand(value);
    }

    private String known(String name) {
        String value = environment.get(name);
        return value == null ? settings.get(name) : value;
    }

    private boolean skip(Pattern pattern) {
        Matcher found = match(pattern);
        if (found == null) {
            return false;
        }
        at = found.end();
        return true;
    }

    private Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private ConfigError wrong(String what) {
        long line = 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
        return new ConfigError(file + ", line " + line + ", " + what);
    }

    /** Where variables are looked up. */
    interface Lookup extends Function<String, String> {}

    /** How it is said what is wrong with this line. */
    interface Complaint extends Function<String, ConfigError> {}
}
