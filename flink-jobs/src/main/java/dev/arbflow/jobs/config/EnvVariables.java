package dev.arbflow.jobs.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces variables in a value, and escapes where it stood in double quotes. */
final class EnvVariables {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern PLAIN = Pattern.compile("\\$(" + NAME + ")");
    private static final Pattern BRACED = Pattern.compile("\\$\\{(" + NAME + ")(:?[-?+]|})");
    private static final String ESCAPED = "nrt\\\"$";
    private static final String MEANT = "\n\r\t\\\"$";

    private final EnvText.Lookup known;
    private final EnvText.Complaint wrong;
    private final boolean escapes;

    EnvVariables(EnvText.Lookup known, EnvText.Complaint wrong, boolean escapes) {
        this.known = known;
        this.wrong = wrong;
        this.escapes = escapes;
    }

    /**
     * @throws ConfigError if a braced variable has another form, or is demanded and not set
     */
    String expand(String value) {
        StringBuilder all = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            at =
                    switch (value.charAt(at)) {
                        case '\\' -> escape(value, at, all);
                        case '$' -> variable(value, at, all);
                        default -> {
                            all.append(value.charAt(at));
                            yield at + 1;
                        }
                    };
        }
        return all.toString();
    }

    private int escape(String value, int at, StringBuilder all) {
        int which = at + 1 < value.length() ? ESCAPED.indexOf(value.charAt(at + 1)) : -1;
        if (!escapes || which < 0) {
            all.append('\\');
            return at + 1;
        }
        all.append(MEANT.charAt(which));
        return at + 2;
    }

    private int variable(String value, int at, StringBuilder all) {
        if (value.startsWith("$$", at)) {
            all.append('$');
            return at + 2;
        }
        if (value.startsWith("${", at)) {
            return braced(value, at, all);
        }
        Matcher plain = PLAIN.matcher(value).region(at, value.length());
        if (!plain.lookingAt()) {
            all.append('$');
            return at + 1;
        }
        all.append(found(plain.group(1)));
        return plain.end();
    }

    private int braced(String value, int at, StringBuilder all) {
        Matcher braced = BRACED.matcher(value).region(at, value.length());
        if (!braced.lookingAt()) {
            throw wrong.apply("has a ${ that begins no variable; write $$ for a dollar sign");
        }
        if (braced.group(2).equals("}")) {
            all.append(found(braced.group(1)));
            return braced.end();
        }
        return substituted(value, braced, all);
    }

    private String found(String name) {
        String found = known.apply(name);
        return found == null ? "" : found;
    }

    private int substituted(String value, Matcher braced, StringBuilder all) {
        String found = known.apply(braced.group(1));
        String operator = braced.group(2);
        int end = closing(value, braced.end());
        String word = value.substring(braced.end(), end);
        boolean set = found != null && !(operator.startsWith(":") && found.isEmpty());
        all.append(
                switch (operator.charAt(operator.length() - 1)) {
                    case '+' -> set ? expand(word) : "";
                    case '-' -> set ? found : expand(word);
                    default -> demanded(braced.group(1), set ? found : null);
                });
        return end + 1;
    }

    private String demanded(String name, String found) {
        if (found == null) {
            throw wrong.apply("needs " + name + ", which is not set");
        }
        return found;
    }

    /** The brace that closes what is open before a place. */
    private int closing(String value, int from) {
        int depth = 1;
        for (int at = from; at < value.length(); at++) {
            if (value.startsWith("${", at)) {
                depth++;
            } else if (value.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        throw wrong.apply("has a ${ without its closing brace");
    }
}
