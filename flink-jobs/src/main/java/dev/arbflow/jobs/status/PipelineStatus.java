package dev.arbflow.jobs.status;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.io.kafka.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** What {@code scripts/status.sh} runs: asks every part, prints the diagnosis. */
public final class PipelineStatus {
    private static final String OPTION = "--jobmanager";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private PipelineStatus() {}

    /**
     * Ends with status 0 while data flows, 1 if it stops somewhere, 2 if a setting is missing.
     *
     * @param args {@code --jobmanager URL}, then settings as the jobs take them
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args, System.out));
    }

    private static int run(String[] args, PrintStream out) throws InterruptedException {
        try {
            return run(args, Environment.ofThisProcess().all(), out);
        } catch (ConfigError e) {
            out.println("arbflow: " + e.getMessage());
            return 2;
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out)
            throws InterruptedException {
        boolean given = args.length > 1 && args[0].equals(OPTION);
        try {
            URI jobManager = URI.create(given ? args[1] : "http://localhost:8081");
            String[] settings = given ? Arrays.copyOfRange(args, 2, args.length) : args;
            PipelineConfig config = new ConfigReader(settings, environment).pipeline();
            Diagnosis diagnosis = Diagnosis.of(read(jobManager, config, InstantSource.system()));
            diagnosis.lines().forEach(out::println);
            return diagnosis.stops().isEmpty() ? 0 : 1;
        } catch (ConfigError | IllegalArgumentException e) {
            out.println("arbflow: " + e.getMessage());
            return 2;
        }
    }

    private static Readings read(URI jobManager, PipelineConfig config, InstantSource clock)
            throws InterruptedException {
        Answered<Collection<Readings.Job>> jobs =
                Answered.by(() -> new FlinkRest(jobManager, clock, TIMEOUT).jobs(), List.of());
        Answered<FromKafka> kafka =
                Answered.by(
                        () -> fromKafka(config.kafka(), jobs.value(), clock),
                        new FromKafka(List.of(), List.copyOf(jobs.value())));
        return new Readings(
                jobs.answer(),
                kafka.value().jobs(),
                kafka.answer(),
                kafka.value().topics(),
                StoreProbes.mongo(config.stores().mongo(), clock, TIMEOUT),
                StoreProbes.influx(config.stores().influx(), TIMEOUT));
    }

    /** What Kafka knows: its topics, and how far each job has come. */
    private record FromKafka(List<Readings.Topic> topics, List<Readings.Job> jobs) {}

    private static FromKafka fromKafka(
            Kafka kafka, Collection<Readings.Job> jobs, InstantSource clock)
            throws ExecutionException, InterruptedException {
        Map<String, String> groups =
                Map.of(
                        Diagnosis.ARBITRAGE,
                        kafka.group(),
                        Diagnosis.PATTERNS,
                        kafka.forJob("patterns").group(),
                        Diagnosis.ARCHIVE,
                        kafka.forJob("archive").group());
        try (KafkaProbe probe = new KafkaProbe(kafka, clock, TIMEOUT)) {
            List<Readings.Job> judged = new ArrayList<>();
            for (Readings.Job job : jobs) {
                String group = groups.get(job.name());
                judged.add(
                        group == null
                                ? job
                                : job.behind(
                                        probe.overdue(
                                                group,
                                                Diagnosis.OVERDUE,
                                                Topic.TRADES,
                                                Topic.BOOKS)));
            }
            return new FromKafka(probe.look(Topic.TRADES, Topic.BOOKS), List.copyOf(judged));
        }
    }

    /** A question to a part that may be down. */
    private interface Question<T> {
        T ask() throws IOException, ExecutionException, InterruptedException;
    }

    /** What it said, and whether it said anything. */
    private record Answered<T>(T value, Readings.Answer answer) {

        static <T> Answered<T> by(Question<T> question, T otherwise) throws InterruptedException {
            try {
                return new Answered<>(question.ask(), Readings.Answer.fine());
            } catch (ExecutionException e) {
                return new Answered<>(otherwise, broken(e.getCause()));
            } catch (IOException | KafkaException e) {
                return new Answered<>(otherwise, broken(e));
            }
        }

        private static Readings.Answer broken(Throwable why) {
            String said =
                    why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
            return Readings.Answer.broken(
                    "does not answer: " + said.lines().findFirst().orElse(""));
        }
    }
}
