package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Plays updates to a detector and keeps what it tells. */
final class CycleRun implements CycleDetector.Findings {
    static final String GROUP = "USD";

    final List<CycleEpisode> episodes = new ArrayList<>();
    final List<CycleCandidate> candidates = new ArrayList<>();
    final List<RefusalReason> refused = new ArrayList<>();
    int evaluated;
    int leftOut;
    CycleBoard board;
    RuleBook rules;

    private CycleDetector detector;

    CycleRun(Detection detection, Cycles cycles) {
        detector = new CycleDetector(detection, cycles);
        board = detector.ready(null, GROUP);
        rules = RuleBook.of(detection.configured());
    }

    CycleRun play(Collection<LegUpdate> updates) {
        updates.forEach(update -> detector.update(board, update, rules, this));
        return this;
    }

    CycleRun play(LegUpdate... updates) {
        return play(List.of(updates));
    }

    CycleRun until(long ms) {
        detector.advance(board, ms * 1_000 + 999, rules, this);
        return this;
    }

    /** Goes on with a copy of the state, as after a checkpoint. */
    CycleRun copy() {
        board = detector.ready(new CycleBoardSerializer().copy(board), GROUP);
        return this;
    }

    /** Goes on as another job that is restored from this one. */
    CycleRun restore(Detection detection, Cycles cycles) {
        detector = new CycleDetector(detection, cycles);
        return copy();
    }

    void end() {
        detector.end(board, this);
    }

    /** What has become of each candidate that is over. */
    List<String> outcomes() {
        return candidates.stream()
                .filter(line -> line.outcome() != Outcome.OPEN)
                .map(line -> line.outcome() + (line.reason() == null ? "" : " " + line.reason()))
                .toList();
    }

    /** Revision, opening, end and reason of each version. */
    List<String> versions() {
        return episodes.stream()
                .map(
                        each ->
                                "%d: %d to %d %s"
                                        .formatted(
                                                each.revision(),
                                                each.openedUs() / 1_000,
                                                each.lastUs() / 1_000,
                                                each.closeReason()))
                .toList();
    }

    @Override
    public void episode(CycleEpisode episode) {
        episodes.add(episode);
    }

    @Override
    public void candidate(CycleCandidate line) {
        candidates.add(line);
    }

    @Override
    public void refused(RefusalReason reason) {
        refused.add(reason);
    }

    @Override
    public void evaluated(int judged) {
        evaluated += judged;
    }

    @Override
    public void leftOut() {
        leftOut++;
    }

    @Override
    public long clockUs() {
        return 7_000_000;
    }
}
