package dev.arbflow.sandbox.run.commands;

import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.KafkaRuleHistory;
import dev.arbflow.jobs.io.kafka.RuleSender;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.rule.Objection;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import dev.arbflow.market.rule.RuleLog;
import dev.arbflow.market.rule.RuleTexts;
import dev.arbflow.market.rule.Scope;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands behind {@code scripts/rules.sh}: what holds, what a rule would do, and sending it.
 */
@Command(
        sortOptions = false,
        description = {
            "show: what holds for each route of a scope, and by which rule.",
            "check: whether a rule would be taken, which routes it would change, and which"
                    + " episodes of the recent past it would have let open.",
            "send: whether it would be taken, and writes it to control.rules.",
            "Settings and brokers are those of the environment or of .env: as the jobs have them."
        })
final class KeepRules {
    private static final List<String> ACTIONS = List.of("show", "check", "send");
    private static final long MAX_BYTES = 64 << 10;

    @Parameters(
            index = "0",
            paramLabel = "SCOPE",
            arity = "0..1",
            description =
                    "*, BASE/QUOTE, VENUE, VENUE|BASE/QUOTE, BUY>SELL or BASE/QUOTE|BUY>SELL.")
    String scope;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "What it sets; field names are those of docs/rules.md.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--in",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = WholeNumber.class,
            description = "From when on it holds (default: in ${DEFAULT-VALUE} seconds).")
    int inSeconds;

    @Option(names = "--from", paramLabel = "INSTANT", description = "The same as a moment in UTC.")
    Instant from;

    @Option(names = "--author", paramLabel = "WHO", description = "Default: the user's name.")
    String author = System.getProperty("user.name", "");

    @Option(names = "--note", paramLabel = "WHY", description = "Why.")
    String note = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A rule as a record of control.rules, instead of SCOPE and --set.")
    Path file;

    @Mixin PastOfRule past = new PastOfRule();

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private final InstantSource clock;

    private KeepRules(InstantSource clock) {
        this.clock = clock;
    }

    /** With the settings of this process's environment. */
    static int start(String[] args, PrintStream console) {
        return run(args, Environment::ofThisProcess, InstantSource.system(), console);
    }

    /**
     * Shows, checks or sends.
     *
     * @param args what to do, then scope and options
     * @return 0 if it is done, 1 if the rule is refused, 2 if it was asked for wrongly or the
     *     brokers do not answer
     */
    static int run(
            String[] args, Supplier<Environment> given, InstantSource clock, PrintStream console) {
        if (args.length == 0 || !ACTIONS.contains(args[0])) {
            console.println("rules show|check|send [SCOPE] [--set FIELD=VALUE]... [--note WHY]");
            return List.of(args).contains("--help") ? RunLocal.FINE : RunLocal.REFUSED;
        }
        KeepRules options = new KeepRules(clock);
        return new Invocation(new CommandLine(options).setCommandName("rules " + args[0]), console)
                .run(
                        Arrays.copyOfRange(args, 1, args.length),
                        () -> options.run(args[0], given.get(), console));
    }

    private int run(String action, Environment environment, PrintStream console) throws Exception {
        ConfigReader config = new ConfigReader(new String[0], environment.all());
        Kafka kafka = config.kafka();
        List<Route> routes =
                config.detection().conversions().routes(config.venues().listingsWithBooks());
        TopicSetup.ensure(kafka);
        RuleLog log = new RuleLog(config.detection().configured());
        List<RuleHistory.Written> written = KafkaRuleHistory.of(kafka).read();
        written.forEach(each -> log.offer(each.rule(), each.writtenMs()));
        if (action.equals("show")) {
            show(log.book(), routes, console);
            return RunLocal.FINE;
        }
        Rule rule = rule(nextVersion(written));
        if (!fits(rule, log, routes, console)) {
            return RunLocal.WRONG;
        }
        if (action.equals("send")) {
            return send(kafka, rule, config, console);
        }
        past.tell(config, written, rule, clock.instant(), console);
        return RunLocal.FINE;
    }

    private void show(RuleBook book, List<Route> routes, PrintStream console) {
        Scope about = scope();
        long nowUs = Times.micros(clock.instant());
        routes.stream()
                .filter(about::covers)
                .flatMap(route -> RuleTexts.of(book, route, nowUs).stream())
                .forEach(console::println);
    }

    private boolean fits(Rule rule, RuleLog log, List<Route> routes, PrintStream console) {
        console.println(
                rule.title()
                        + " for "
                        + rule.scope()
                        + " from "
                        + Instant.EPOCH.plus(rule.effectiveFromUs(), ChronoUnit.MICROS));
        Optional<Objection> objection = log.objection(rule, clock.millis());
        if (objection.isPresent()) {
            console.println("refused: " + objection.get());
            return false;
        }
        RuleBook after = log.book().with(rule);
        List<String> changes = new ArrayList<>();
        for (Route route : routes) {
            RuleTexts.changes(log.book(), after, route, rule.effectiveFromUs())
                    .forEach(each -> changes.add("  " + route + "  " + each));
        }
        changes.forEach(console::println);
        console.println(changes.isEmpty() ? "fits, and changes no route that is watched" : "fits");
        return true;
    }

    private int send(Kafka kafka, Rule rule, ConfigReader config, PrintStream console)
            throws InterruptedException {
        RuleHistory.Written sent = RuleSender.send(kafka, rule);
        RuleLog log = new RuleLog(config.detection().configured());
        Optional<Objection> decision = Optional.empty();
        for (RuleHistory.Written each : KafkaRuleHistory.of(kafka).read()) {
            Optional<Objection> its = log.offer(each.rule(), each.writtenMs());
            decision = each.equals(sent) ? its : decision;
        }
        console.println(
                decision.map(each -> "written, and refused by the jobs: " + each)
                        .orElse("written, and taken by jobs with these settings"));
        return decision.isEmpty() ? RunLocal.FINE : RunLocal.WRONG;
    }

    private static int nextVersion(List<RuleHistory.Written> written) {
        return 1 + written.stream().mapToInt(each -> each.rule().version()).max().orElse(0);
    }

    private Scope scope() {
        try {
            return Scope.parse(scope == null ? "*" : scope);
        } catch (IllegalArgumentException e) {
            throw new ConfigError(e.getMessage());
        }
    }

    private Rule rule(int version) throws IOException {
        try {
            return file == null ? fromOptions(version) : fromFile();
        } catch (IllegalArgumentException | ReadError e) {
            throw new ConfigError(e.getMessage());
        }
    }

    private Rule fromFile() throws IOException, ReadError {
        if (Files.size(file) > MAX_BYTES) {
            throw new ConfigError(file + " is no rule: it has more than " + MAX_BYTES + " bytes");
        }
        return JsonCodec.rules().read(Files.readAllBytes(file));
    }

    private Rule fromOptions(int version) {
        Instant moment = from == null ? clock.instant().plusSeconds(inSeconds) : from;
        return new Rule(
                version,
                Times.micros(moment),
                scope(),
                RuleTexts.values(set),
                RuleTexts.fee(set),
                author,
                note);
    }
}
