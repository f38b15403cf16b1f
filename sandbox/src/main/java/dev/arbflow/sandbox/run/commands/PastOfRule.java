package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.jobs.io.kafka.PastBooks;
import dev.arbflow.jobs.past.PastDetection;
import dev.arbflow.jobs.past.PastFindings;
import dev.arbflow.jobs.past.RulesWithOneMore;
import dev.arbflow.jobs.past.Stretch;
import dev.arbflow.market.Times;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Rule;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Option;

/** Asks the detection of the jobs what the recent past would have been under a rule. */
final class PastOfRule {
    private static final Duration MOST = Duration.ofDays(7);

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "check: how much of the past to look at (default: 60); 0 leaves it out.")
    Integer minutes;

    @Option(names = "--hours", paramLabel = "N", description = "The same in hours.")
    int hours;

    /**
     * How much of the past is asked for.
     *
     * @throws ConfigError if that is less than nothing, or more than a week
     */
    private Duration back() {
        boolean isAsked = minutes != null || hours != 0;
        Duration back =
                isAsked
                        ? Duration.ofHours(hours).plusMinutes(minutes == null ? 0 : minutes)
                        : Duration.ofHours(1);
        if (back.isNegative() || back.compareTo(MOST) > 0) {
            throw new ConfigError("the past is asked for up to a week, not " + back);
        }
        return back;
    }

    /** Where the past is read, and what it is judged by. */
    private record Asked(PastBooks books, Detection detection) {

        static Asked of(ConfigReader config) {
            return new Asked(
                    new PastBooks(
                            config.kafka(),
                            config.detection().outOfOrderness(),
                            MarketFeeds.connectionNames(config.venues())),
                    config.detection());
        }
    }

    /**
     * Says it.
     *
     * @param written the rules that there are
     * @param now where the past ends
     */
    void tell(
            ConfigReader config,
            List<RuleHistory.Written> written,
            Rule rule,
            Instant now,
            PrintStream console)
            throws Exception {
        Duration back = back();
        if (back.isZero()) {
            return;
        }
        Asked asked = Asked.of(config);
        Instant from = now.minus(back);
        Instant readFrom = from.minus(asked.detection.limits().maxUnchanged());
        Configured configured = asked.detection.configured();
        RulesWithOneMore more =
                RulesWithOneMore.of(written, configured, rule, Times.micros(readFrom));
        console.println("the past, from " + shown(from) + " to " + shown(now) + ":");
        Optional<Objection> objection = more.objection(configured);
        if (objection.isPresent()) {
            console.println("  it would have been refused then: " + objection.get());
            return;
        }
        PastFindings was = findings(asked, RulesWithOneMore.none(written), readFrom, from, now);
        if (was.books() == 0) {
            console.println("  nothing to compare with: market.books has no book of that time");
            return;
        }
        console.println(read(was, from));
        new PastComparison(was, findings(asked, more, readFrom, from, now))
                .lines()
                .forEach(console::println);
        console.println(
                "  as these settings and the log of rules say; not as a job that stood still or was"
                        + " restarted, or that\n  another ingest process was read for at first");
    }

    private static String read(PastFindings was, Instant from) {
        Instant oldest = Instant.EPOCH.plus(was.oldestUs(), ChronoUnit.MICROS);
        Instant newest = Instant.EPOCH.plus(was.newestUs(), ChronoUnit.MICROS);
        String late =
                oldest.isAfter(from)
                        ? "; what was before is not in the topic any more, or yet"
                        : "";
        return "  %,d books read, received from %s to %s%s"
                .formatted(was.books(), shown(oldest), shown(newest), late);
    }

    private static PastFindings findings(
            Asked asked, RuleHistory rules, Instant readFrom, Instant from, Instant until)
            throws Exception {
        StreamExecutionEnvironment env = environment();
        return PastDetection.run(
                env,
                asked.books.read(env, readFrom.toEpochMilli(), until.toEpochMilli()),
                rules,
                asked.detection,
                new Stretch(Times.micros(from), Times.micros(until)));
    }

    /** As strict as the jobs themselves. */
    private static StreamExecutionEnvironment environment() {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        rules.set(PipelineOptions.MAX_PARALLELISM, 128);
        return StreamExecutionEnvironment.createLocalEnvironment(1, rules);
    }

    private static Instant shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
