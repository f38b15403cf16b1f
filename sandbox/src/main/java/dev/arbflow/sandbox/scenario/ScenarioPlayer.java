package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.venues.World;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import java.time.Duration;

/** Lets everything in a scenario happen in its time. */
public final class ScenarioPlayer {
    /** A client may need so long to be right again; it is not judged by its books until then. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final long FOR_EVER_US = Long.MAX_VALUE / 4;

    private final FaultScenario scenario;
    private final World world;
    private final SharedKnobs knobs;

    public ScenarioPlayer(FaultScenario scenario, World world) {
        this.scenario = scenario;
        this.world = world;
        this.knobs = new SharedKnobs(world);
    }

    /** Begins to count. */
    public void start() {
        long random = scenario.seed();
        for (FaultLine line : scenario.lines()) {
            long seed = random++;
            world.after(Times.micros(line.at()), () -> begin(line, seed));
        }
    }

    private void begin(FaultLine line, long seed) {
        long lastingUs = line.lasting().map(Times::micros).orElse(FOR_EVER_US);
        if (line.kind().scope() == FaultKind.Scope.FEED) {
            FeedFaults faults = new FeedFaults(line, world.nowUs(), lastingUs, seed);
            world.venues().forEach((feed, venue) -> begin(line, faults, feed, venue, lastingUs));
        } else {
            endLater(new MarketLine(line, world, knobs).begin(), lastingUs);
            if (line.kind().isUnbelievable()) {
                world.venues().forEach((feed, venue) -> doubt(line, feed, venue, lastingUs));
            }
        }
    }

    private void begin(
            FaultLine line, FeedFaults faults, Feed feed, FaultyVenue venue, long lastingUs) {
        if (line.isOn(feed)) {
            doubt(line, feed, venue, lastingUs);
            endLater(faults.begin(venue), lastingUs);
        }
    }

    private void doubt(FaultLine line, Feed feed, FaultyVenue venue, long lastingUs) {
        if (line.isOn(feed)) {
            venue.doubt(line.what(), doubtedUntilUs(line, lastingUs));
        }
    }

    private long doubtedUntilUs(FaultLine line, long lastingUs) {
        long forUs = line.kind().length() == FaultKind.Length.ONCE ? 0 : lastingUs;
        return world.nowUs() + forUs + Times.micros(RECOVERY);
    }

    private void endLater(Runnable end, long lastingUs) {
        if (lastingUs < FOR_EVER_US) {
            world.after(lastingUs, end);
        }
    }
}
