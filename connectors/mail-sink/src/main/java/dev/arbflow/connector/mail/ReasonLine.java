package dev.arbflow.connector.mail;

import java.util.regex.Pattern;

/** Makes what a server or an exception said fit for a log: one short line without the password. */
final class ReasonLine {
    private static final int MAX_LENGTH = 300;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\s]+");

    private final String password;

    /** Masks {@code password} unless it is null. */
    ReasonLine(String password) {
        this.password = password;
    }

    String of(String words) {
        String masked = password == null ? words : words.replace(password, "***");
        String line = CONTROLS.matcher(masked).replaceAll(" ").strip();
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
