package dev.arbflow.sandbox.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Says things to the person in front; says nothing but the result when asked to be quiet.
 *
 * <p>On a terminal the newest state of things is drawn over the one before; elsewhere, in a file
 * for example, it is a plain line now and then.
 */
public final class Console {
    private final PrintStream out;
    private final boolean quiet;
    private final boolean terminal;
    private int drawn;

    public Console(PrintStream out, boolean quiet, boolean terminal) {
        this.out = out;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /** A line about what is going on. */
    public void say(String format, Object... arguments) {
        if (!quiet) {
            result(format, arguments);
        }
    }

    /** A line that is said even when quiet. */
    void result(String format, Object... arguments) {
        erase();
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** Does something that takes a while, and says how long it took. */
    <T> T step(String what, Callable<T> work) throws Exception {
        if (quiet) {
            return work.call();
        }
        long startNs = System.nanoTime();
        out.print(what + " ... ");
        out.flush();
        boolean done = false;
        try {
            T result = work.call();
            done = true;
            return result;
        } finally {
            out.println(
                    done
                            ? String.format(
                                    Locale.ROOT, "%.1f s", (System.nanoTime() - startNs) / 1e9)
                            : "failed");
            out.flush();
        }
    }

    /** How often {@link #live} is worth calling, in seconds. */
    public int liveEverySeconds() {
        return terminal ? 1 : 5;
    }

    /**
     * How things are now.
     *
     * @param summary the line that says it all
     * @param details more lines, for a terminal only
     */
    void live(String summary, List<String> details) {
        if (quiet) {
            return;
        }
        erase();
        out.println(summary);
        if (terminal) {
            details.forEach(out::println);
            drawn = 1 + details.size();
        }
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\u001B[" + drawn + "F\u001B[J");
            drawn = 0;
        }
    }
}
