package dev.arbflow.jobs;

import dev.arbflow.jobs.config.ConfigError;
import org.apache.flink.client.program.ProgramParametrizationException;

/**
 * The body of a job's main, in the words that Flink's client understands.
 *
 * <p>The client prints the stack trace of whatever a main throws, except for this one exception: of
 * it, it prints the message on a line of its own and ends with status 1.
 *
 * @see org.apache.flink.client.cli.CliFrontend
 */
@FunctionalInterface
public interface JobMain {

    /** Defines and submits a job. */
    void submit() throws Exception;

    /**
     * Submits a job.
     *
     * @throws ProgramParametrizationException if a setting is missing or wrong, or a server that it
     *     names cannot be used
     */
    static void run(JobMain main) throws Exception {
        try {
            main.submit();
        } catch (ConfigError e) {
            ProgramParametrizationException refused =
                    new ProgramParametrizationException("arbflow: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
