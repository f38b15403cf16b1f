package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.run.BoundedFile;
import dev.arbflow.sandbox.run.Console;
import dev.arbflow.sandbox.run.DiskSpace;
import dev.arbflow.sandbox.run.EndReport;
import dev.arbflow.sandbox.run.Ports;
import dev.arbflow.sandbox.run.RunFolder;
import dev.arbflow.sandbox.run.RunOptions;
import dev.arbflow.sandbox.run.RunResult;
import dev.arbflow.sandbox.run.RunSettings;
import dev.arbflow.sandbox.run.Runs;
import dev.arbflow.sandbox.run.Sandbox;
import dev.arbflow.sandbox.run.TimeToStop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;

/** The command behind {@code scripts/run-local.sh}. */
public final class RunLocal {
    /** Ended well. */
    public static final int FINE = 0;

    /** Ran, but the result is not what it must be. */
    static final int WRONG = 1;

    /** Was asked for something that cannot be done. */
    public static final int REFUSED = 2;

    private static final long LIBRARIES_SAY_AT_MOST = 10 << 20;

    /** How often the size of the run's folder is looked at. */
    private static final int LOOK_EVERY_SECONDS = 60;

    private RunLocal() {}

    /**
     * Runs the sandbox in a process of its own, which ends with it.
     *
     * @param interruption is asked once nothing speaks against the run
     */
    static int start(String[] args, PrintStream out, Supplier<CountDownLatch> interruption) {
        return run(args, Environment::ofThisProcess, out, interruption, true);
    }

    /**
     * Runs the sandbox in this process.
     *
     * @param enough counted down to end the run early
     * @return 0 if all went well, 1 if a result is wrong, 2 if a setting is
     */
    public static int run(String[] args, PrintStream out, CountDownLatch enough) {
        return run(args, Environment::ofThisProcess, out, enough);
    }

    /**
     * The same where other things are given.
     *
     * @param given what is given beside the arguments
     */
    public static int run(
            String[] args, Supplier<Environment> given, PrintStream out, CountDownLatch enough) {
        return run(args, given, out, () -> enough, false);
    }

    private static int run(
            String[] args,
            Supplier<Environment> given,
            PrintStream out,
            Supplier<CountDownLatch> interruption,
            boolean haltsNext) {
        RunOptions options = new RunOptions();
        return new Invocation(new CommandLine(options), out)
                .run(args, () -> run(options, given, out, interruption, haltsNext));
    }

    private static int run(
            RunOptions options,
            Supplier<Environment> given,
            PrintStream out,
            Supplier<CountDownLatch> interruption,
            boolean haltsNext)
            throws Exception {
        try {
            options.checkForm();
            RunSettings settings = new RunSettings(options.settings, given.get());
            settings.keepApart(options.what());
            settings.read();
            Ports.parse(options.ports).check(settings.own());
            DiskSpace.check(options.dataDir, DiskSpace.FREE_AT_LEAST);
            try (RunFolder folder = folder(options)) {
                prepare(folder, settings, options.what());
                boolean terminal = Boolean.getBoolean("arbflow.terminal");
                Console console = new Console(out, options.quiet, terminal);
                Sandbox sandbox = new Sandbox(options, settings, folder, console, haltsNext);
                return run(sandbox, options, console, interruption.get());
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigError(e.getMessage(), e);
        }
    }

    private static RunFolder folder(RunOptions options) throws IOException {
        Runs runs = new Runs(options.dataDir);
        return options.resume
                ? RunFolder.resume(runs, options.run, options.what())
                : RunFolder.make(runs, Instant.now(), options.what());
    }

    /** The console belongs to the person in front: whatever libraries print goes beside the log. */
    private static void prepare(RunFolder folder, RunSettings settings, String what)
            throws IOException {
        settings.keepKey(folder.file("pseudonym.key"));
        if (folder.isResumed() && !what.equals("live")) {
            settings.suggest("KAFKA_START", "latest"); // nobody judges the earlier prices any more
        }
        System.setProperty("arbflow.log", folder.file("sandbox.log").toString());
        Configurator.reconfigure(); // whoever logged before did so to a file of another run
        PrintStream libraries =
                new PrintStream(
                        new BoundedFile(folder.file("libraries.out"), LIBRARIES_SAY_AT_MOST),
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
            RunResult result = sandbox.stop(TimeToStop.of(enough));
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
            if (second % LOOK_EVERY_SECONDS == 0) {
                sandbox.sayIfLarge();
            }
        }
    }
}
