package dev.arbflow.sandbox.run;

import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table at the end of a run, and whether the run was right. */
public final class EndReport {
    private static final Map<Part, String> WHY_NOT_COMPARED =
            new EnumMap<>(
                    Map.of(
                            Part.MONGO,
                            "what MongoDB holds: there were documents before this run",
                            Part.INFLUX,
                            "what InfluxDB holds: it is given, or held points before this run",
                            Part.MAIL,
                            "mails: they went to SMTP_SERVER"));

    private final Console console;

    public EndReport(Console console) {
        this.console = console;
    }

    /** Says what came of a run; returns whether nothing is wrong with it. */
    public boolean say(RunResult result) {
        Summary summary = result.summary();
        console.say("");
        sayFeeds(summary.venues());
        console.result(
                "trades     %d in, %d repeated, %d out",
                summary.trades().in(), summary.trades().duplicates(), summary.trades().out());
        console.result("refused    %s", listed(summary.spreads().refused()));
        Summary.CandidateCounts candidates = summary.candidates();
        console.result(
                "candidates %d opened; closed: %s; %d still open",
                candidates.opened(), listed(candidates.closed()), candidates.open());
        console.result(
                "episodes   %d opened; closed: %s",
                summary.episodes().opened(), listed(summary.episodes().closed()));
        sayPaper(result.paper());
        sayFound(summary.patterns(), summary.stores());
        if (summary.mails() != null) {
            console.result(
                    "mails      %d, %d of them INDICATIVE",
                    summary.mails(), summary.indicativeMails());
        }
        if (summary.latencyMs() != null) {
            console.result(
                    "latency    alert p50 %d ms, p99 %d ms; readable in MongoDB p50 %d ms later",
                    summary.latencyMs().p50(), summary.latencyMs().p99(), summary.storeMs().p50());
        }
        console.result(
                "memory     %d MiB at most, of %d",
                summary.memory().peakResidentMiB(), summary.memory().limitMiB());
        sayTruth(summary.truth());
        sayNotCompared(result.compared());
        List<String> wrong = complaints(result);
        wrong.forEach(line -> console.result("WRONG      %s", line));
        return wrong.isEmpty();
    }

    private void sayPaper(PaperVerdict paper) {
        for (PaperDay day : paper.days()) {
            console.result(
                    "paper      %s: %.2f %s after fees and rebalancing; %d of %d episodes taken",
                    day.day(), day.net(), day.currency(), day.trades(), day.offered());
        }
        if (paper.unjudged() != null && !paper.days().isEmpty()) {
            console.result("not judged the paper account: %s", paper.unjudged());
        }
    }

    private void sayFeeds(Map<String, Summary.VenueCounts> venues) {
        console.result(
                "%-10s %9s %8s %8s %9s %10s",
                "feed", "frames", "trades", "books", "malformed", "reconnects");
        venues.forEach(
                (feed, counts) ->
                        console.result(
                                "%-10s %9d %8d %8d %9d %10d",
                                feed,
                                counts.frames(),
                                counts.trades(),
                                counts.books(),
                                counts.malformed(),
                                counts.reconnects()));
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void sayFound(Summary.Patterns patterns, Summary.Stores stores) {
        console.result(
                "patterns   %d windows in %d clusters, %d similar pairs, %d candidates",
                patterns.windows(), patterns.clusters(), patterns.pairs(), patterns.candidates());
        console.result("MongoDB    %s", listed(stores.mongo()));
        console.result("InfluxDB   %s", listed(stores.influx()));
    }

    private void sayNotCompared(Set<Part> compared) {
        WHY_NOT_COMPARED.forEach(
                (part, why) -> {
                    if (!compared.contains(part)) {
                        console.result("not judged %s", why);
                    }
                });
    }

    private void sayTruth(Summary.Truth truth) {
        if (truth == null) {
            return;
        }
        if (truth.judged().seconds() == 0) {
            console.result("truth      the market had not come apart yet: nothing was judged");
        } else {
            console.result(
                    "truth      %d of %d demanded episodes found, precision %s, recall %s",
                    truth.detected(),
                    truth.injected(),
                    share(truth.precision(), truth.reported()),
                    share(truth.recall(), truth.injected()));
            sayCandidates(truth.candidates(), truth.injected());
            sayFigures(truth.figures());
            sayJudged(truth.judged());
        }
    }

    private void sayFigures(Summary.Figures figures) {
        console.result(
                "           every figure right in %d episodes, wrong in %d, not judged in %d%s",
                figures.exact(), figures.wrong(), figures.notJudged(), reasons(figures.why()));
    }

    private static String reasons(Map<String, Long> why) {
        return why.entrySet().stream()
                .map(reason -> reason.getKey() + ": " + reason.getValue())
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), EndReport::aside));
    }

    private static String aside(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    /** Hints are not held to anything: they know neither depth nor size. */
    private void sayCandidates(Summary.Candidates candidates, long injected) {
        if (candidates != null) {
            sayHits("pattern candidates", candidates.moment(), injected);
            sayHits("the plain rule on their windows", candidates.plainRule(), injected);
            sayHits("their upper half by score", candidates.upperHalf(), injected);
        }
    }

    private void sayHits(String what, Summary.Hits hits, long injected) {
        console.result(
                "           %d of %d met by %s, precision %s, recall %s",
                hits.detected(),
                injected,
                what,
                share(hits.precision(), hits.reported()),
                share(hits.recall(), injected));
    }

    /** A share of nothing is none. */
    private static String share(double value, long ofHowMany) {
        return ofHowMany == 0 ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void sayJudged(Summary.Judged judged) {
        if (judged.busySeconds() > 0) {
            console.result(
                    "           this machine was busy for %.1f of %.1f s, %d ms at a time: not"
                            + " judged, nor %d demanded episodes then",
                    judged.busySeconds(),
                    judged.seconds(),
                    judged.longestBusyMs(),
                    judged.episodes());
        }
    }

    private static List<String> complaints(RunResult result) {
        Summary summary = result.summary();
        List<String> wrong = new ArrayList<>();
        result.judged().ifPresent(judged -> wrong.addAll(judged.complaints()));
        wrong.addAll(result.paper().complaints());
        if (summary.venues().isEmpty()) {
            wrong.add("no frame was read");
        }
        if (result.restarts() > 0) {
            wrong.add(counted(result.restarts(), "restart", "restarts") + " of a job, see the log");
        } else { // a job that is restarted counts anew
            wrong.addAll(
                    LedgerBalance.complaints(
                            summary.candidates(), result.compared().contains(Part.MONGO)));
        }
        if (result.repeatedMails() > 0) {
            wrong.add(counted(result.repeatedMails(), "mail", "mails") + " came twice");
        }
        wrong.addAll(result.wrongHints());
        wrong.addAll(stored(summary, result.compared()));
        if (summary.memory().peakResidentMiB() > summary.memory().limitMiB()) {
            wrong.add("more memory than " + summary.memory().limitMiB() + " MiB");
        }
        return wrong;
    }

    private static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static List<String> stored(Summary summary, Set<Part> compared) {
        List<String> wrong = new ArrayList<>();
        long trades = summary.trades().out();
        if (compared.contains(Part.MONGO)) {
            Map<String, Long> mongo = summary.stores().mongo();
            same(wrong, "trades in MongoDB", mongo.get("trades"), trades);
            same(wrong, "episodes in MongoDB", mongo.get("episodes"), summary.episodes().opened());
        }
        if (compared.contains(Part.INFLUX)) {
            same(wrong, "trades in InfluxDB", summary.stores().influx().get("trade"), trades);
        }
        return wrong;
    }

    private static void same(List<String> wrong, String what, long found, long expected) {
        if (found != expected) {
            wrong.add(what + ": " + found + " instead of " + expected);
        }
    }
}
