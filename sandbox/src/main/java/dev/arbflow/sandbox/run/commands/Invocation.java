package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine;

/**
 * One call of a command: reads its arguments, and turns how it ends into one line and an exit
 * status.
 *
 * @param commandLine of the command's options
 * @param out where usage and refusals go
 */
record Invocation(CommandLine commandLine, PrintStream out) {

    /** What a command does once its options are read; returns the exit status. */
    interface Body {
        int run() throws Exception;
    }

    /**
     * Runs a command.
     *
     * @return what the body returns; {@link RunLocal#FINE} if the usage was asked for, {@link
     *     RunLocal#REFUSED} if a setting or a file is not what it should be, {@link RunLocal#WRONG}
     *     if anything else fails
     */
    int run(String[] args, Body body) {
        try {
            commandLine.parseArgs(args);
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return RunLocal.FINE;
            }
            return body.run();
        } catch (CommandLine.ParameterException | ConfigError | IOException e) {
            out.println("arbflow: " + e.getMessage());
            return RunLocal.REFUSED;
        } catch (Exception e) {
            out.println("arbflow: failed: " + e);
            return RunLocal.WRONG;
        }
    }
}
