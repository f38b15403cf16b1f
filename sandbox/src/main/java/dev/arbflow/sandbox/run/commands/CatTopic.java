package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.io.kafka.cat.NamedTopic;
import dev.arbflow.jobs.io.kafka.cat.TopicCat;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code scripts/topics.sh cat}: what a topic holds, as JSON lines. */
@Command(
        name = "topics.sh cat",
        sortOptions = false,
        description = {
            "Prints records of a topic as JSON lines, whatever form they have there.",
            "Reads the brokers of KAFKA_BROKER; disturbs no job and waits for nothing."
        })
final class CatTopic {
    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            description =
                    "Its name without prefix, for example market.books, or market.books.dead.")
    String topic;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "10",
            converter = WholeNumber.class,
            description =
                    "How many records at most, up to "
                            + TopicCat.MOST
                            + " (default: ${DEFAULT-VALUE}).")
    int max;

    @Option(
            names = "--from",
            paramLabel = "beginning|latest",
            defaultValue = "latest",
            description = "Whether the oldest or the newest (default: ${DEFAULT-VALUE}).")
    TopicCat.From from;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private CatTopic() {}

    /** Prints records of the brokers that a process's own environment names. */
    static int start(String[] args, PrintStream console) {
        return run(args, Environment::ofThisProcess, console);
    }

    /**
     * Prints records.
     *
     * @param args {@code cat}, the topic and options
     * @return 0 if they are printed, 2 if it was asked for wrongly or the brokers do not answer
     */
    static int run(String[] args, Supplier<Environment> given, PrintStream console) {
        if (args.length == 0 || !args[0].equals("cat")) {
            console.println("topics cat TOPIC [--max N] [--from beginning|latest]");
            return List.of(args).contains("--help") ? RunLocal.FINE : RunLocal.REFUSED;
        }
        CatTopic options = new CatTopic();
        CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        return new Invocation(line, console)
                .run(
                        Arrays.copyOfRange(args, 1, args.length),
                        () -> {
                            options.print(given.get(), console);
                            return RunLocal.FINE;
                        });
    }

    private void print(Environment environment, PrintStream console) {
        if (max > TopicCat.MOST) {
            throw new ConfigError("--max must be " + TopicCat.MOST + " or less, not " + max);
        }
        NamedTopic named = NamedTopic.of(topic); // before the settings, which may be missing
        ConfigReader config = new ConfigReader(new String[0], environment.all());
        TopicCat.print(config.kafka(), named, from, max, console::println);
    }
}
