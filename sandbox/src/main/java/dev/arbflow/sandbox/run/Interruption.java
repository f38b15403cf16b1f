package dev.arbflow.sandbox.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * What Ctrl-C and a kill that can be heard do: they ask the main thread to end the process in
 * order, with its own status, and end it themselves when that takes too long.
 */
public final class Interruption {
    /** After this long the process has ended. */
    public static final Duration PROMISE = Duration.ofMinutes(2);

    /** The status of a process that did not end in order. */
    static final int STATUS = 130;

    private Interruption() {}

    /**
     * Listens from now on, for the thread that calls.
     *
     * @param out where it is said that the end took too long
     * @return counted down when the process is asked to end
     */
    public static CountDownLatch heard(PrintStream out) {
        CountDownLatch enough = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> endOf(main, enough, out), "interruption"));
        return enough;
    }

    /** The main thread halts the process as soon as it is done, which this never sees. */
    private static void endOf(Thread main, CountDownLatch enough, PrintStream out) {
        enough.countDown();
        try {
            main.join(PROMISE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.println("arbflow: did not end in order within " + PROMISE.toSeconds() + " s");
        Runtime.getRuntime().halt(STATUS);
    }
}
