package dev.arbflow.sandbox.trial;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.arbitrage.DetectionTopology;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The detection of the jobs on a cluster in this process, and mails through a real server. */
public final class JobDetector implements Detector {
    private static final int MAILS_KEPT = 100_000;

    @Override
    public Findings detect(List<Delivery> deliveries, Detection detection) throws Exception {
        return run(Records.of(deliveries), detection);
    }

    /**
     * Looks at everything.
     *
     * @param updates by the time they were received
     * @param detection thresholds, fees and limits
     */
    public static Findings run(List<BookUpdate> updates, Detection detection) throws Exception {
        Queue<Episode> episodes = new ConcurrentLinkedQueue<>();
        Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
        Queue<Candidate> candidates = new ConcurrentLinkedQueue<>();
        Queue<FollowUp> followUps = new ConcurrentLinkedQueue<>();
        Queue<Alert> alerts = new ConcurrentLinkedQueue<>();
        try (HeldUpdates held = new HeldUpdates(UpdateFlow.of(updates));
                EmbeddedMail server = EmbeddedMail.builder().capacity(MAILS_KEPT).start();
                Handed<Episode> episodesOut = new Handed<>(episodes::add);
                Handed<Refusal> refusalsOut = new Handed<>(refusals::add);
                Handed<Candidate> candidatesOut = new Handed<>(candidates::add);
                Handed<FollowUp> followUpsOut = new Handed<>(followUps::add);
                Handed<Alert> alertsOut = new Handed<>(alerts::add)) {
            StreamExecutionEnvironment env = environment();
            DetectionTopology.Results found = found(env, held, updates.size(), detection);
            found.episodes().sinkTo(episodesOut).uid("episodes-out");
            found.refusals().sinkTo(refusalsOut).uid("refusals-out");
            found.candidates().sinkTo(candidatesOut).uid("candidates-out");
            found.followUps().sinkTo(followUpsOut).uid("follow-ups-out");
            found.alerts().sinkTo(alertsOut).uid("alerts-out");
            found.alerts()
                    .map(alert -> Letter.toAll(Notice.of(alert)))
                    .uid("alert-notices")
                    .sinkTo(AlertMails.to(mail(server), DataOrigin.SIMULATED))
                    .setParallelism(1)
                    .uid("alerts-mail");
            env.execute("trial");
            List<MailCheck.Mail> mails =
                    server.received().stream()
                            .map(each -> new MailCheck.Mail(each.subject(), each.plainText()))
                            .toList();
            return new Findings(
                    List.copyOf(episodes),
                    List.copyOf(refusals),
                    List.copyOf(candidates),
                    List.copyOf(followUps),
                    List.copyOf(alerts),
                    mails);
        }
    }

    /**
     * Looks at what is made meanwhile, and keeps nothing of it.
     *
     * @param flow asked on a thread of the job; what it throws ends the job
     * @param episodes takes every version of each, on another thread
     * @param refusals takes those of each minute, on another thread
     * @throws Exception if the flow or the detection fails
     */
    public static void stream(
            UpdateFlow flow,
            Detection detection,
            Consumer<Episode> episodes,
            Consumer<Refusal> refusals)
            throws Exception {
        try (HeldUpdates held = new HeldUpdates(flow);
                Handed<Episode> episodesOut = new Handed<>(episodes);
                Handed<Refusal> refusalsOut = new Handed<>(refusals);
                Handed<Alert> alertsOut = new Handed<>(alert -> {});
                Handed<Candidate> candidatesOut = new Handed<>(candidate -> {})) {
            StreamExecutionEnvironment env = environment();
            DetectionTopology.Results found = found(env, held, flow.slices(), detection);
            found.candidates().sinkTo(candidatesOut).uid("candidates-out");
            found.alerts().sinkTo(alertsOut).uid("alerts-out");
            found.episodes().sinkTo(episodesOut).uid("episodes-out");
            found.refusals().sinkTo(refusalsOut).uid("refusals-out");
            env.execute("trial");
        }
    }

    private static DetectionTopology.Results found(
            StreamExecutionEnvironment env, HeldUpdates held, long slices, Detection detection) {
        return DetectionTopology.build(
                books(env, held, slices, detection),
                new Rules(List::of, noRules(env, detection)),
                detection);
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

    private static Mail mail(EmbeddedMail server) {
        return new Mail(
                server.host(),
                server.port(),
                Mail.Tls.NONE,
                Optional.empty(),
                "arbflow@localhost",
                List.of("desk@localhost"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, HeldUpdates held, long slices, Detection detection) {
        long disorderMs = detection.outOfOrderness().toMillis();
        return env.fromSequence(0, slices - 1)
                .uid("numbers")
                .flatMap(held)
                .returns(TypeInformation.of(BookUpdate.class))
                .uid("held")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<BookUpdate>forGenerator(
                                        context -> new AfterEveryUpdate(disorderMs))
                                .withTimestampAssigner((update, old) -> update.receiveUs() / 1_000))
                .uid("event-time");
    }

    /** None but the configured one: this one is for a time that never comes. */
    private static DataStream<Rule> noRules(StreamExecutionEnvironment env, Detection detection) {
        DetectionRule configured = detection.rule();
        Rule never =
                Rule.of(
                        new DetectionRule(
                                configured.version() + 1,
                                Long.MAX_VALUE,
                                configured.minNetBps(),
                                configured.holdNetBps(),
                                configured.minNotional(),
                                configured.dwellUs()));
        return env.fromData(List.of(never), TypeInformation.of(Rule.class))
                .uid("rules")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Rule>noWatermarks()
                                .withTimestampAssigner((rule, old) -> 0))
                .uid("rules-written");
    }

    /** Time follows every update, at the distance of the out-of-orderness bound. */
    private static final class AfterEveryUpdate implements WatermarkGenerator<BookUpdate> {
        private final long disorderMs;
        private long newestMs = Long.MIN_VALUE;

        AfterEveryUpdate(long disorderMs) {
            this.disorderMs = disorderMs;
        }

        @Override
        public void onEvent(BookUpdate update, long timestampMs, WatermarkOutput output) {
            if (timestampMs > newestMs) {
                newestMs = timestampMs;
                output.emitWatermark(new Watermark(newestMs - disorderMs - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
