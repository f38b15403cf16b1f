package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.ConfigError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;

/** The command behind {@code scripts/run-local.sh}. */
public final class RunLocal {
    /** Ended well. */
    static final int FINE = 0;

    /** Ran, but the result is not what it must be. */
    static final int WRONG = 1;

    /** Was asked for something that cannot be done. */
    static final int REFUSED = 2;

    /** For all jobs together; a machine that is late has a backlog to read. */
    private static final Duration STOP_AT_MOST = Duration.ofMinutes(3);

    private RunLocal() {}

    /**
     * Runs the sandbox and ends the process.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        CountDownLatch enough = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(enough, done), "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        int status = run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8), enough);
        done.countDown();
        Runtime.getRuntime().halt(status); // libraries leave threads that would hold the process
    }

    /**
     * Runs the sandbox in this process.
     *
     * @param enough counted down to end the run early
     * @return 0 if all went well, 1 if a result is wrong, 2 if a setting is
     */
    static int run(String[] args, PrintStream out, CountDownLatch enough) {
        return run(args, Environment::ofThisProcess, out, enough);
    }

    /**
     * The same where other things are given.
     *
     * @param given what is given beside the arguments
     */
    static int run(
            String[] args, Supplier<Environment> given, PrintStream out, CountDownLatch enough) {
        RunOptions options = new RunOptions();
        CommandLine commandLine = new CommandLine(options);
        try {
            commandLine.parseArgs(args);
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return FINE;
            }
            options.checkForm();
            RunSettings settings = new RunSettings(options.settings, given.get());
            settings.keepApart(options.what());
            settings.read();
            Ports.parse(options.ports).check(settings.own());
            try (RunFolder folder =
                    RunFolder.make(options.dataDir, Instant.now(), options.what())) {
                prepare(folder);
                boolean terminal = Boolean.getBoolean("arbflow.terminal");
                Console console = new Console(out, options.quiet, terminal);
                return run(
                        new Sandbox(options, settings, folder, console), options, console, enough);
            }
        } catch (CommandLine.ParameterException
                | ConfigError
                | IllegalArgumentException
                | IOException e) {
            out.println("arbflow: " + e.getMessage());
            return REFUSED;
        } catch (Exception e) {
            out.println("arbflow: failed: " + e);
            return WRONG;
        }
    }

    /** The console belongs to the person in front: whatever libraries print goes beside the log. */
    private static void prepare(RunFolder folder) throws IOException {
        System.setProperty("arbflow.log", folder.file("sandbox.log").toString());
        Configurator.reconfigure(); // whoever logged before did so to a file of another run
        PrintStream libraries =
                new PrintStream(
                        Files.newOutputStream(folder.file("libraries.out")),
                        true,
                        StandardCharsets.UTF_8);
        System.setOut(libraries);
        System.setErr(libraries);
    }

    private static int run(Sandbox made, RunOptions options, Console console, CountDownLatch enough)
            throws Exception {
        long startNs = System.nanoTime();
        try (Sandbox sandbox = made) {
            sandbox.start();
            sandbox.sayAddresses();
            console.say(
                    "Running after %d s%s",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs),
                    options.seconds == null
                            ? "; Ctrl-C stops it, or the end of a recording."
                            : " for " + options.seconds + " s.");
            follow(sandbox, console.liveEverySeconds(), options, enough);
            Sandbox.Result result = sandbox.stop(STOP_AT_MOST);
            if (options.summary != null) {
                result.summary().writeTo(options.summary);
            }
            return new EndReport(console).say(result) ? FINE : WRONG;
        }
    }

    private static void follow(
            Sandbox sandbox, int sayEverySeconds, RunOptions options, CountDownLatch enough)
            throws Exception {
        long limit = options.seconds == null ? Long.MAX_VALUE : options.seconds;
        for (long second = 1; second <= limit; second++) {
            if (enough.await(1, TimeUnit.SECONDS) || sandbox.feedHasEnded()) {
                return;
            }
            if (second % sayEverySeconds == 0) {
                sandbox.sayHowItGoes(second);
            }
        }
    }

    static void stopAndWait(CountDownLatch enough, CountDownLatch done) {
        enough.countDown();
        try {
            done.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
