package dev.arbflow.jobs.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the data stops, worked out from what each part says.
 *
 * <p>A part that answers nobody is blamed before the jobs that wait for it, and those before what
 * is merely old: the cause stands first, its consequences below.
 *
 * @param stops name of the part where data stops; empty while it flows
 * @param lines for a person, at most ten; the verdict last
 */
record Diagnosis(Optional<String> stops, List<String> lines) {
    static final String INGEST = "arbflow ingest";
    static final String ARBITRAGE = "arbflow arbitrage";
    static final String PATTERNS = "arbflow patterns";
    static final String ARCHIVE = "arbflow archive";

    /** A job confirms with its checkpoints; this is six of the default. */
    static final Duration OVERDUE = Duration.ofMinutes(1);

    /** Progress reaches every partition every 20 ms; this is many times what a restart takes. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Only these make checkpoints; Flink goes on listing the others for an hour. */
    private static final Set<String> GOING = Set.of("RUNNING", "RESTARTING");

    /** Three intervals of the default, and what a checkpoint may take. */
    private static final Duration OLD_CHECKPOINT = Duration.ofSeconds(60);

    /** The part and what is wrong with it. */
    private record Fault(String part, String problem) {}

    static Diagnosis of(Readings readings) {
        List<String> lines = new ArrayList<>();
        lines.add(line("Flink", said(readings.flink())));
        readings.jobs().forEach(job -> lines.add(line(job.name(), said(job))));
        lines.add(line("Kafka", said(readings.kafka())));
        readings.topics().forEach(topic -> lines.add(line("  " + topic.name(), said(topic))));
        lines.add(line("MongoDB", said(readings.mongo())));
        lines.add(line("InfluxDB", said(readings.influx())));
        Optional<Fault> fault = faults(readings).stream().findFirst();
        lines.add(
                fault.map(found -> "STOPS AT " + found.part() + ": " + found.problem())
                        .orElse("Data is flowing."));
        return new Diagnosis(fault.map(Fault::part), lines);
    }

    /** The most telling one first. */
    private static List<Fault> faults(Readings readings) {
        List<Fault> faults = new ArrayList<>();
        unanswered("Flink", readings.flink(), faults);
        unanswered("Kafka", readings.kafka(), faults);
        unanswered("MongoDB", readings.mongo(), faults);
        unanswered("InfluxDB", readings.influx(), faults);
        if (!anotherIngestRuns(readings)) {
            notRunning(INGEST, readings, faults);
        }
        silent(readings, faults);
        notRunning(ARBITRAGE, readings, faults);
        for (Readings.Job job : readings.jobs()) {
            if (GOING.contains(job.state()) && job.checkpoint().compareTo(OLD_CHECKPOINT) > 0) {
                faults.add(new Fault(job.name(), heldUp(job)));
            }
        }
        readings.jobs().stream()
                .filter(job -> job.overdue() > 0)
                .forEach(job -> faults.add(new Fault(job.name(), behind(job))));
        return faults;
    }

    private static void unanswered(String part, Readings.Answer answer, List<Fault> faults) {
        if (!answer.isFine()) {
            faults.add(new Fault(part, answer.problem()));
        }
    }

    private static void notRunning(String name, Readings readings, List<Fault> faults) {
        Optional<Readings.Job> job =
                readings.jobs().stream().filter(each -> each.name().equals(name)).findFirst();
        if (job.isEmpty()) {
            faults.add(new Fault(name, "no such job was submitted"));
        } else if (!job.get().state().equals("RUNNING")) {
            faults.add(new Fault(name, (job.get().state() + " " + job.get().failure()).strip()));
        }
    }

    /** One that is named behind the first one's name, see {@code INGEST_ID}. */
    private static boolean anotherIngestRuns(Readings readings) {
        return readings.jobs().stream()
                .filter(job -> job.name().startsWith(INGEST + " "))
                .anyMatch(job -> job.state().equals("RUNNING"));
    }

    private static void silent(Readings readings, List<Fault> faults) {
        for (Readings.Topic topic : readings.topics()) {
            if (topic.newest().isEmpty() || topic.newest().get().compareTo(SILENCE) > 0) {
                faults.add(
                        new Fault(
                                INGEST,
                                "runs, but writes nothing to "
                                        + topic.name()
                                        + ": look at the connections to the venues"));
            }
        }
    }

    private static String heldUp(Readings.Job job) {
        String why = job.waitingFor().isEmpty() ? "" : ", held up by " + job.waitingFor();
        return "no checkpoint for " + job.checkpoint().toSeconds() + " s" + why;
    }

    private static String behind(Readings.Job job) {
        return "%d records have waited for more than %d s, %s; fewer at the next look: it catches up"
                .formatted(
                        job.overdue(),
                        OVERDUE.toSeconds(),
                        job.waitingFor().isEmpty()
                                ? "more come than it reads"
                                : "held up by " + job.waitingFor());
    }

    private static String said(Readings.Answer answer) {
        return answer.isFine()
                ? "answers"
                        + answer.newest().map(newest -> ", newest record " + age(newest)).orElse("")
                : answer.problem();
    }

    private static String said(Readings.Job job) {
        return "%s, checkpoint %s, restarts %d%s"
                .formatted(
                        job.state(),
                        age(job.checkpoint()),
                        job.restarts(),
                        job.failure().isEmpty() ? "" : ", last failure: " + job.failure());
    }

    private static String said(Readings.Topic topic) {
        return "newest record %s, %d to be confirmed"
                .formatted(topic.newest().map(Diagnosis::age).orElse("never"), topic.behind());
    }

    private static String age(Duration age) {
        return age.toSeconds() + " s ago";
    }

    private static String line(String part, String said) {
        return String.format(Locale.ROOT, "%-18s %s", part, said);
    }
}
