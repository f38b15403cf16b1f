package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.sandbox.run.Interruption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * The command behind {@code scripts/servers.sh}: one server in a process of its own, so that it can
 * be stopped, killed and started again while the others run.
 */
public final class ServeOne {
    private ServeOne() {}

    /**
     * Serves until the process is terminated.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(args, out, Interruption.heard(out));
        Runtime.getRuntime().halt(status);
    }

    /**
     * Serves in this process.
     *
     * @param enough counted down to end it
     * @return 0 if all went well, 2 if it could not start
     */
    static int run(String[] args, PrintStream out, CountDownLatch enough) {
        ServeOptions options = new ServeOptions();
        CommandLine commandLine =
                new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.parseArgs(args);
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return RunLocal.FINE;
            }
            serve(options, out, enough);
            return RunLocal.FINE;
        } catch (CommandLine.ParameterException
                | ConfigError
                | IllegalStateException
                | IOException e) {
            out.println("arbflow: " + e.getMessage());
            return RunLocal.REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RunLocal.FINE;
        }
    }

    private static void serve(ServeOptions options, PrintStream out, CountDownLatch enough)
            throws IOException, InterruptedException {
        Files.createDirectories(options.dir.resolve("env"));
        System.setProperty("arbflow.log", options.dir.resolve(options.name() + ".log").toString());
        Path file = options.dir.resolve("env").resolve(options.name() + ".env");
        try (OneServer server = new OneServer(options, System.getenv())) {
            write(file, server.settings());
            out.println(options.name() + " serves");
            enough.await();
        }
    }

    /** Whole or not at all: others wait for this file. */
    private static void write(Path file, Map<String, String> settings) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(
                draft,
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                                .collect(Collectors.joining()));
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
