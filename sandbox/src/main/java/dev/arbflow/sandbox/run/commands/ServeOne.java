package dev.arbflow.sandbox.run.commands;

import dev.arbflow.embedded.OwnerOnly;
import dev.arbflow.jobs.config.ConfigError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * The command behind {@code scripts/servers.sh}: one server in a process of its own, so that it can
 * be stopped, killed and started again while the others run.
 */
public final class ServeOne {
    private ServeOne() {}

    /**
     * Serves in this process.
     *
     * @param interruption is asked before it serves for what is counted down to end it
     * @return 0 if all went well, 2 if it could not start
     */
    static int run(String[] args, PrintStream out, Supplier<CountDownLatch> interruption) {
        ServeOptions options = new ServeOptions();
        CommandLine commandLine =
                new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        return new Invocation(commandLine, out)
                .run(
                        args,
                        () -> {
                            serve(options, out, interruption);
                            return RunLocal.FINE;
                        });
    }

    private static void serve(
            ServeOptions options, PrintStream out, Supplier<CountDownLatch> interruption)
            throws IOException {
        OwnerOnly.folders(options.dir.resolve("env"));
        System.setProperty("arbflow.log", options.dir.resolve(options.name() + ".log").toString());
        Path file = options.dir.resolve("env").resolve(options.name() + ".env");
        CountDownLatch enough = interruption.get();
        try (OneServer server = new OneServer(options, System.getenv())) {
            write(file, server.settings());
            out.println(options.name() + " serves");
            enough.await();
        } catch (IllegalStateException e) {
            throw new ConfigError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
