package dev.arbflow.sandbox.run;

import java.io.PrintStream;
import java.util.Locale;

/** Says things to the person in front; says nothing but the result when asked to be quiet. */
final class Console {
    private final PrintStream out;
    private final boolean quiet;

    Console(PrintStream out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    /** A line about what is going on. */
    void say(String format, Object... arguments) {
        if (!quiet) {
            out.println(String.format(Locale.ROOT, format, arguments));
            out.flush();
        }
    }

    /** A line that is said even when quiet. */
    void result(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
